import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

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

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Finds Chromium or installs Debian's; answers where it is, or why not and what to do. */
export function ensureChromium(): { path: string } | { missing: string } {
  const found = findChromium()
  if (found) return { path: found }
  const byHand = 'apt-get install -y chromium fonts-noto-cjk'
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    return {
      missing: `没有找到 Chromium，也无权安装。请管理员执行 ${byHand}，或用环境变量 ZHIBU_CHROMIUM 指明浏览器的路径。(No Chromium was found, and it may not be installed here.)`,
    }
  }
  console.log(`没有找到 Chromium，正在安装 Debian 的软件包…… ${byHand}`)
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const installed =
    apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  const now = installed ? findChromium() : null
  return now
    ? { path: now }
    : { missing: `Chromium 安装失败。请检查软件源后执行 ${byHand}。(Chromium could not be installed.)` }
}
