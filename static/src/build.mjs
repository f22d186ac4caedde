// Builds static/build from static/src: app.css, app.js, icons.svg and favicon.svg. `--watch` does so at every change.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as bundle, transform } from "esbuild";
import { compileAsync } from "sass";

const root = fileURLToPath(new URL("../..", import.meta.url));
const from = (...names) => join(root, "static", "src", ...names);
const to = (...names) => join(root, "static", "build", ...names);
const browsers = ["chrome109", "edge109", "firefox115", "safari15.4"];

async function styles() {
  const { css } = await compileAsync(from("styles", "app.scss"), {
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
  });
  const { code } = await transform(css, { loader: "css", minify: true, target: browsers });
  await writeFile(to("app.css"), code);
  await componentPictures(code);
}

// The few small pictures that the components' style asks for, such as the cross that clears a search.
async function componentPictures(css) {
  const names = new Set([...css.matchAll(/url\(images\/([\w.-]+)\)/g)].map((match) => match[1]));
  await mkdir(to("images"), { recursive: true });
  for (const name of names) {
    await copyFile(join(root, "node_modules/nhsuk-frontend/dist/nhsuk/assets/images", name), to("images", name));
  }
}

async function script() {
  await bundle({
    entryPoints: [from("app.js")],
    outfile: to("app.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: browsers,
    logLevel: "warning",
  });
}

async function pictures() {
  const sprite = await readFile(from("icons.svg"), "utf8");
  await writeFile(to("icons.svg"), sprite.replace(/<!--.*?-->/gs, "").replace(/>\s+</g, "><"));
  await copyFile(from("favicon.svg"), to("favicon.svg"));
}

async function build() {
  const start = performance.now();
  await mkdir(to(), { recursive: true });
  await Promise.all([styles(), script(), pictures()]);
  const sizes = [];
  for (const name of ["app.css", "app.js", "icons.svg"]) {
    sizes.push(`${name} ${(gzipSync(await readFile(to(name))).length / 1000).toFixed(1)} kB`);
  }
  console.log(`${sizes.join(", ")} compressed, in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

await build();
if (process.argv.includes("--watch")) {
  let waiting;
  watch(from(), { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => build().catch((error) => console.error(error.message)), 100);
  });
}
