// Opens pages in Chromium, and prints one line for each finding. Arguments: the browser, then the pages.
// With the variable SCREENSHOTS, it writes pictures into that folder. With AXE=closed, axe-core looks at the messages before
// they are opened: it needs minutes for a page of many handshakes with every field in sight.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [browserPath, ...files] = process.argv.slice(2);
const findings = [];
const closed = process.env.AXE === "closed";

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
for (const [width, colorScheme] of [[390, "light"], [390, "dark"], [1280, "light"], [1280, "dark"]]) {
  // axe is slow, and neither its findings on structure nor on contrast depend on both width and colours.
  const axed = (width === 390) === (colorScheme === "light");
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  for (const file of files) {
    await check(context, file, width, colorScheme, axed);
  }
  await context.close();
}
await browser.close();
findings.forEach((finding) => console.log(finding));
console.log(`checked ${files.length}`);

async function check(context, file, width, colorScheme, axed) {
  const where = `${basename(file)} at ${width} px, ${colorScheme}`;
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on("console", (message) => findings.push(`${where}: the console says ${message.text()}`));
  page.on("pageerror", (error) => findings.push(`${where}: the page throws ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) {
      findings.push(`${where}: the page requests ${request.url()}`);
    }
  });
  await page.goto(url, { waitUntil: "load" });
  await shoot(page, file, width, colorScheme, "closed");
  await scrolls(page, where, "closed");
  await prints(page, where);
  if (axed && closed) {
    await accessible(page, where);
  }
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await shoot(page, file, width, colorScheme, "open");
  await scrolls(page, where, "open");
  if (axed && !closed) {
    await accessible(page, where);
  }
  await page.close();
}

async function scrolls(page, where, state) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) {
    findings.push(`${where}: with messages ${state}, the page is ${wide} px too wide`);
  }
}

async function prints(page, where) {
  await page.emulateMedia({ media: "print" });
  const hidden = await page.evaluate(
    () => [...document.querySelectorAll("details > *")].filter((one) => !one.checkVisibility()).length,
  );
  if (hidden > 0) {
    findings.push(`${where}: on paper, ${hidden} messages are closed`);
  }
  await page.emulateMedia({ media: "screen" });
}

async function accessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of violations.filter((v) => v.impact === "serious" || v.impact === "critical")) {
    findings.push(`${where}: axe finds ${one.id}: ${one.nodes[0].html}`);
  }
  if (process.env.SCREENSHOTS) {
    violations.forEach((one) => console.error(`${where}: ${one.impact}: ${one.id}: ${one.nodes[0].html}`));
  }
}

async function shoot(page, file, width, colorScheme, state) {
  if (process.env.SCREENSHOTS) {
    const name = `${basename(file, ".html")}-${width}-${colorScheme}-${state}.png`;
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}`, fullPage: true });
  }
}
