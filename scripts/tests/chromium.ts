import path from 'node:path'
import { installPackages, isRunnable, mayInstall } from './debian.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium on this machine; ZHIBU_CHROMIUM names another one. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env.ZHIBU_CHROMIUM
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => folder && !folder.includes('node_modules'))
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return (named ? [named] : [...onPath, ...usual]).find(isRunnable) ?? null
}

/** Finds Chromium or installs Debian's; answers where it is, or why not and what to do. */
export function ensureChromium(): { path: string } | { missing: string } {
  const found = findChromium()
  if (found) return { path: found }
  const packages = ['chromium', 'fonts-noto-cjk']
  const byHand = `apt-get install -y ${packages.join(' ')}`
  if (!mayInstall()) {
    return {
      missing: `没有找到 Chromium，也无权安装。请管理员执行 ${byHand}，或用环境变量 ZHIBU_CHROMIUM 指明浏览器的路径。(No Chromium was found, and it may not be installed here.)`,
    }
  }
  const now = installPackages(packages) ? findChromium() : null
  return now
    ? { path: now }
    : { missing: `Chromium 安装失败。请检查软件源后执行 ${byHand}。(Chromium could not be installed.)` }
}
