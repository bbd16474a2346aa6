// What every command needs before it can begin, in plain JavaScript that Node 20 runs: the packages, and Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const home = fileURLToPath(new URL('..', import.meta.url))

const oldestNode = 24
const isWindows = process.platform === 'win32'
const packagedNode = path.join(home, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')

/** Installs the packages of package-lock.json when one of them is missing or of another version. */
export function ensurePackages() {
  const missing = missingPackage()
  if (missing) {
    refuseLinkedPackages(missing)
    console.error(`正在安装依赖（npm ci）…… installing packages: ${missing}`)
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  }
  if (isOldNode() && !existsSync(packagedNode)) {
    // npm was told to ignore install scripts: the package `node` fetches its binary in one.
    run(process.execPath, ['installArchSpecificPackage.js'], path.join(home, 'node_modules', 'node'))
  }
}

/** npm empties the folder that it installs into, and whoever linked it here shares it with others. */
function refuseLinkedPackages(missing) {
  const folder = path.join(home, 'node_modules')
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return
  console.error(
    `node_modules 是一个链接，缺少 ${missing}。请在它所指的项目中运行 npm ci，或删除这个链接后再试。`,
  )
  process.exit(1)
}

/** Why packages must be installed; null when they are as the lock file says. */
function missingPackage() {
  const installed = path.join(home, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return 'node_modules'
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const there = packagesIn(installed)
  const wanted = Object.entries(packagesIn(path.join(home, 'package-lock.json')))
  const lacking = wanted.find(
    ([place, { version, optional }]) => place && !optional && there[place]?.version !== version,
  )
  return lacking ? lacking[0] : null
}

const isOldNode = () => Number(process.versions.node.split('.')[0]) < oldestNode

/** The Node to run the program with: this one when it is new enough, else the packaged one. */
export const nodeToUse = () => (isOldNode() ? packagedNode : process.execPath)

function run(command, args, cwd = home) {
  // npm must not think that it runs inside another npm's script; on Windows it is a .cmd file.
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 2, 'inherit'],
    shell: isWindows,
  })
  if (error || status !== 0) {
    console.error(
      `${command} ${args.join(' ')} 失败。请检查网络与 npm 源后重试。(${error?.message ?? `exit ${status}`})`,
    )
    process.exit(1)
  }
}

/**
 * Runs a script of this project on Node 24 and answers its exit code. Signals are passed on; should this process be
 * killed outright, the child hears its channel close and ends too (src/cli.ts).
 */
export function onNode24(script, args, env = {}) {
  const child = spawn(nodeToUse(), [...quiet, path.join(home, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: pathWithTools(), ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 + 15 : 1)))
  })
}

/** Node's own notices (running TypeScript was experimental once) are not meant for the people who type commands. */
const quiet = ['--disable-warning=ExperimentalWarning']

/** What Node has compiled once, it reads the next time: half a second of a start. */
const compiled = path.join(home, 'node_modules', '.cache', 'node-compile')

const pathWithTools = () =>
  [path.dirname(nodeToUse()), path.join(home, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter)
