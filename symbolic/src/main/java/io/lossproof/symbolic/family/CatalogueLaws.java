package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.syntax.Laws;
import java.util.List;
import java.util.Optional;

/** The families of the catalogue as laws of expectations; a service, see {@link Laws}. */
public final class CatalogueLaws implements Laws {

    @Override
    public List<String> names() {
        return Families.all().stream().map(DistributionFamily::id).toList();
    }

    @Override
    public Optional<List<Domain>> parameters(String family) {
        return Families.named(family)
                .map(named -> named.parameters().stream().map(Variable::domain).toList());
    }
}
