package io.lossproof.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a file of lines one by one; a line that is too long or no text does not keep the others from being read. */
final class BoundedLines implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final int longest;
    private boolean atStart = true;

    BoundedLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /** A line, or what is wrong with it. */
    record Line(String text, Optional<String> problem) {}

    /** The next line without its end; nothing at the end of the file. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            tooLong |= bytes.size() >= longest;
            if (!tooLong) {
                bytes.write(c);
            }
        }
        if (tooLong) {
            return Optional.of(new Line("", Optional.of("the line is longer than " + longest + " bytes")));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            boolean marked = atStart && text.startsWith(BYTE_ORDER_MARK);
            return Optional.of(new Line(marked ? text.substring(1) : text, Optional.empty()));
        } catch (CharacterCodingException e) {
            return Optional.of(new Line("", Optional.of("the line is not UTF-8")));
        } finally {
            atStart = false;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
