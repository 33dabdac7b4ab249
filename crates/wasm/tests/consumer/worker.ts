import { init, Normalizer } from "arabic-text";

addEventListener("message", async ({ data }: MessageEvent<string>) => {
  await init();
  postMessage(new Normalizer().normalize(data));
});
