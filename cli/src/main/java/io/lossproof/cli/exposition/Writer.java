package io.lossproof.cli.exposition;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the blocks of a text one after another in a format. */
abstract class Writer {

    private final StringBuilder out = new StringBuilder();
    private boolean isFirstHeading = true;

    final String write(List<Block> blocks) {
        out.append(start());
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                out.append(heading(heading.text(), isFirstHeading));
                isFirstHeading = false;
            } else if (block instanceof Block.Paragraph paragraph) {
                out.append(paragraph(sentence(paragraph.pieces())));
            } else if (block instanceof Block.Display display) {
                out.append(display(display));
            } else if (block instanceof Block.Chain chain) {
                out.append(chain(chain));
            } else if (block instanceof Block.Statement statement) {
                out.append(statement(statement));
            }
        }
        return out.append(end()).toString();
    }

    final String sentence(List<Piece> pieces) {
        return pieces.stream().map(this::inline).collect(Collectors.joining());
    }

    String start() {
        return "";
    }

    String end() {
        return "";
    }

    abstract String heading(String text, boolean isTitle);

    abstract String paragraph(String sentence);

    abstract String inline(Piece piece);

    abstract String display(Block.Display display);

    abstract String chain(Block.Chain chain);

    abstract String statement(Block.Statement statement);
}
