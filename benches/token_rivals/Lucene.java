// Times Lucene's analysis of texts: java -cp CLASSPATH Lucene.java. What main.rs runs beside the other rivals.
//
// The filters of ArabicAnalyzer up to the normalizer, which do what folded tokens do: StandardTokenizer, LowerCaseFilter,
// DecimalDigitFilter, ArabicNormalizationFilter; without stop words and stems. A text is its length in bytes (four, the highest
// first) and UTF-8. The answer is a line: nanoseconds, number of tokens, a sum over all that was found, and the tokens of a short text. Decoding is not timed.

import java.io.*;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.util.Version;

public class Lucene {
    static final int SHORT = 200;

    static final Analyzer CHAIN = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream lower = new LowerCaseFilter(source);
            return new TokenStreamComponents(source, new ArabicNormalizationFilter(new DecimalDigitFilter(lower)));
        }
    };

    /** Adds up what the tokens are, so that all of it is wanted. */
    static long sum;

    static int analyze(String text, StringBuilder tokens) throws IOException {
        int count = 0;
        try (TokenStream stream = CHAIN.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                sum += offset.endOffset() ^ term.length();
                count++;
                if (tokens != null) {
                    tokens.append('\t').append(term);
                }
            }
            stream.end();
        }
        return count;
    }

    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Version.LATEST);
        while (true) {
            byte[] bytes;
            try {
                bytes = new byte[in.readInt()];
            } catch (EOFException end) {
                break;
            }
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            StringBuilder tokens = text.length() < SHORT ? new StringBuilder() : null;
            long start = System.nanoTime();
            int count = analyze(text, tokens);
            long time = System.nanoTime() - start;
            out.println(time + "\t" + count + "\t" + sum + (tokens == null ? "" : tokens));
        }
    }
}
