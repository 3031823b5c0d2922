// One classic script that needs nothing else: what it looks like is in it, and it can be loaded from any site.
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "../.build/widget",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: ["chrome123", "firefox128", "safari17.5"], // those that know light-dark(), which is then left as it is
    lib: { entry: "src/main.ts", name: "FrameworkAdvisor", formats: ["iife"], fileName: () => "widget.js" },
  },
});
