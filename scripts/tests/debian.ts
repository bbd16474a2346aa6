import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { isKannelHere } from '#platform/messaging/testing-kannel.ts'
import { isDirectoryHere } from '#platform/testing-directory.ts'

/** Programs that the tests drive and npm does not bring, with the package of Debian that holds each. */
const packages = {
  openssl: 'openssl',
  pdfsig: 'poppler-utils',
  pdftotext: 'poppler-utils',
  mutool: 'mupdf-tools',
  certutil: 'libnss3-tools',
  tshark: 'tshark',
  clamd: 'clamav-daemon',
  age: 'age',
  nginx: 'nginx-light',
  'systemd-analyze': 'systemd',
} as const

/** Installs what is missing of these packages; answers whether it could. */
export function installPackages(names: string[]): boolean {
  console.log(`正在安装 Debian 的软件包…… apt-get install -y ${names.join(' ')}`)
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...names)
}

/** A package brings a service of its own; only the tests are to start one. */
function keepFromServing(service: string): void {
  spawnSync('update-rc.d', [service, 'disable'])
  spawnSync('service', [service, 'stop'])
}

export const mayInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0

export function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const isOnPath = (name: string) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => isRunnable(path.join(folder, name)))

/** Finds the independent readers or installs them; answers what is missing and what to do, or null. */
export function ensureReaders(): string | null {
  const missing = () => Object.entries(packages).filter(([name]) => !isOnPath(name))
  if (missing().length && mayInstall()) {
    const before = missing()
    installPackages(wanted(before))
    if (before.some(([name]) => name === 'nginx')) keepFromServing('nginx')
  }
  const still = missing()
  if (!still.length) return null
  return `缺少测试要用的程序：${still.map(([name]) => name).join('、')}。请管理员执行 apt-get install -y ${wanted(still).join(' ')}。(Programs that read what we sign are missing, and may not be installed here.)`
}

/**
 * A message centre for the story that goes all the way by phone. Where it may not be installed that story is skipped,
 * and this says so: the same is proven without it, by the gateways' own tests.
 */
export function ensureMessageCentre(): void {
  const names = ['kannel', 'libnet-smpp-perl']
  const byHand = `apt-get install -y ${names.join(' ')}`
  if (isKannelHere()) return
  if (!mayInstall()) {
    console.warn(
      `没有短信中心 Kannel，也无权安装，跳过经短信中心审批的测试。要运行它，请管理员执行 ${byHand}。(No message centre: what goes through it is skipped.)`,
    )
    return
  }
  installPackages(names)
  keepFromServing('kannel')
  if (!isKannelHere())
    console.warn(
      `短信中心 Kannel 安装失败，跳过经短信中心审批的测试。请检查软件源后执行 ${byHand}。(The message centre could not be installed: what goes through it is skipped.)`,
    )
}

/**
 * A directory for the stories of signing in by LDAP. Where it may not be installed they are skipped, and this says so.
 */
export function ensureDirectory(): void {
  const byHand = 'apt-get install -y slapd'
  if (isDirectoryHere()) return
  if (!mayInstall()) {
    console.warn(
      `没有目录服务 slapd，也无权安装，跳过 LDAP 登录的测试。要运行它，请管理员执行 ${byHand}。(No directory: signing in by LDAP is skipped.)`,
    )
    return
  }
  installPackages(['slapd'])
  keepFromServing('slapd')
  if (!isDirectoryHere())
    console.warn(
      `目录服务 slapd 安装失败，跳过 LDAP 登录的测试。请检查软件源后执行 ${byHand}。(The directory could not be installed: signing in by LDAP is skipped.)`,
    )
}

const wanted = (missing: [string, string][]) => [...new Set(missing.map(([, name]) => name))]
