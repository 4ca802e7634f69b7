import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

const config = { preprocess: vitePreprocess() };

export default config;
