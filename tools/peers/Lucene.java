// Runs a normalizer or a stemmer of Lucene over texts that end with a zero byte:
// java -cp JAR Lucene.java (arabic|persian|sorani|arabic_stem|persian_stem|version).

import java.io.*;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizer;
import org.apache.lucene.analysis.fa.PersianNormalizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.Version;

public class Lucene {
    interface Change {
        String of(String text) throws IOException;
    }

    /** A word as the one token of a stream. */
    static final class Word extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        String next;

        @Override
        public boolean incrementToken() {
            if (next == null) return false;
            clearAttributes();
            term.append(next);
            next = null;
            return true;
        }
    }

    /** What a filter makes of a word. */
    static Change through(Word word, TokenStream filter) {
        CharTermAttribute term = filter.addAttribute(CharTermAttribute.class);
        return text -> {
            word.next = text;
            filter.incrementToken();
            return term.toString();
        };
    }

    static Change change(String name) throws Exception {
        Word word = new Word();
        switch (name) {
            case "arabic":
                ArabicNormalizer ar = new ArabicNormalizer();
                return text -> {
                    char[] letters = text.toCharArray();
                    return new String(letters, 0, ar.normalize(letters, letters.length));
                };
            case "persian":
                PersianNormalizer fa = new PersianNormalizer();
                return text -> {
                    char[] letters = text.toCharArray();
                    return new String(letters, 0, fa.normalize(letters, letters.length));
                };
            case "sorani":
                SoraniNormalizer ckb = new SoraniNormalizer();
                return text -> {
                    char[] letters = text.toCharArray();
                    return new String(letters, 0, ckb.normalize(letters, letters.length));
                };
            case "arabic_stem":
                return through(word, new ArabicStemFilter(word));
            case "persian_stem":
                // Not in Lucene before 9.2: looked up by its name, so that older jars do for all else.
                Class<?> filter = Class.forName("org.apache.lucene.analysis.fa.PersianStemFilter");
                return through(word, (TokenStream) filter.getConstructor(TokenStream.class).newInstance(word));
            default:
                throw new IllegalArgumentException(name);
        }
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("version")) {
            System.out.println(Version.LATEST);
            return;
        }
        Change change = change(args[0]);
        String all = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        for (int at = 0; at < all.length(); ) {
            int end = all.indexOf('\0', at);
            out.write(change.of(all.substring(at, end)));
            out.write('\0');
            at = end + 1;
        }
        out.flush();
    }
}
