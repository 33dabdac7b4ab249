// Runs a normalizer of Lucene over texts that end with a zero byte: java -cp JAR Lucene.java (arabic|persian|version).

import java.io.*;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.fa.PersianNormalizer;
import org.apache.lucene.util.Version;

public class Lucene {
    public static void main(String[] args) throws IOException {
        if (args[0].equals("version")) {
            System.out.println(Version.LATEST);
            return;
        }
        boolean arabic = args[0].equals("arabic");
        ArabicNormalizer ar = new ArabicNormalizer();
        PersianNormalizer fa = new PersianNormalizer();
        String all = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        for (int at = 0; at < all.length(); ) {
            int end = all.indexOf('\0', at);
            char[] text = all.substring(at, end).toCharArray();
            int length = arabic ? ar.normalize(text, text.length) : fa.normalize(text, text.length);
            out.write(text, 0, length);
            out.write('\0');
            at = end + 1;
        }
        out.flush();
    }
}
