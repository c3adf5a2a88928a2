// Hold pages to axe's rules in Chromium:  node axe.js FOLDER_OF_MODULES PAGE…
// Prints a line for each rule that a page breaks; ends with 1 if there is one.

const path = require("path");
const { pathToFileURL } = require("url");

const [modules, ...pages] = process.argv.slice(2);
const puppeteer = require(path.join(modules, "puppeteer"));
const axe = path.join(modules, "axe-core", "axe.min.js");

async function broken(browser, page) {
  const tab = await browser.newPage();
  // A page's own policy would keep axe out as well.
  await tab.setBypassCSP(true);
  await tab.goto(pathToFileURL(page).href);
  await tab.addScriptTag({ path: axe });
  const { violations } = await tab.evaluate(() => window.axe.run());
  await tab.close();
  return violations.map((rule) => {
    const [first] = rule.nodes;
    return `${page}: ${rule.id} ×${rule.nodes.length}: ${rule.help}: ${first.html}`;
  });
}

(async () => {
  const browser = await puppeteer.launch({
    executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
    args: ["--no-sandbox", "--disable-gpu"],
    headless: true,
  });
  const lines = [];
  for (const page of pages) lines.push(...(await broken(browser, path.resolve(page))));
  await browser.close();
  for (const line of lines) console.log(line);
  process.exit(lines.length ? 1 : 0);
})();
