import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { emptyClusterFile } from '#platform/cluster.ts'
import type { Config } from '#platform/config.ts'
import { error, type Finding, type Tell, warning } from './finding.ts'

const home = fileURLToPath(new URL('../../..', import.meta.url))
const oldestNode = 24
const leastFreeBytes = 1_000_000_000

/** What the program needs around it, before any data is opened. */
export function checkInstallation({ data }: Config, tell: Tell): void {
  tell(`Node ${process.versions.node}`, nodeFindings())
  tell('网页', pageFindings())
  tell('公文和报表的字体', fontFindings())
  tell(`数据目录 ${data}`, folderFindings(data))
}

function nodeFindings(): Finding[] {
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return []
  return [
    error(
      'Node',
      `版本为 ${process.versions.node}`,
      `请用 npx zhibu 或 npm start 启动，它们使用自带的 Node ${oldestNode}。`,
    ),
  ]
}

function pageFindings(): Finding[] {
  const findings: Finding[] = []
  if (!existsSync(path.join(home, 'dist/web/index.html'))) {
    findings.push(warning('网页', '还没有生成，浏览器打不开页面', '请运行 npm start，它会生成网页。'))
  }
  if (!existsSync(emptyClusterFile)) {
    findings.push(warning('网页', '安装包缺少空数据库模板，第一次启动会慢十几秒', '请重新获取完整的安装包。'))
  }
  return findings
}

function fontFindings(): Finding[] {
  const font = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
  try {
    if (existsSync(new URL(import.meta.resolve(font)))) return []
  } catch {
    // Not installed: told below, as a missing file is.
  }
  return [error('字体', `没有找到 ${font}，报表不能做成 PDF`, '请运行 npm ci，重新安装依赖。')]
}

function folderFindings(data: string): Finding[] {
  const check = '数据目录'
  if (!existsSync(data))
    return [error(check, `${data} 不存在`, '请用 --data 指明数据目录，或先运行 zhibu init。')]
  try {
    accessSync(data, constants.R_OK | constants.W_OK)
  } catch {
    return [error(check, `${data} 不可读写`, '请让运行平台的账号对该目录有读写权限。')]
  }
  const { bavail, bsize } = statfsSync(data)
  const free = bavail * bsize
  if (free >= leastFreeBytes) return []
  return [warning(check, `磁盘只剩 ${Math.round(free / 1e6)} MB`, '请清理磁盘，或把数据目录移到更大的磁盘。')]
}
