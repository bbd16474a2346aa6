import { existsSync } from 'node:fs'
import path from 'node:path'
import { verifyTrail } from '#features/audit/verifying/actions.ts'
import { openAnchors } from '#platform/anchors/folder.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { copyBeside } from '#platform/moving/beside.ts'
import { type ComparedTable, moveRows, refuseToMove } from '#platform/moving/rows.ts'
import { moveWaiting } from '#platform/moving/waiting.ts'
import { type Call, type Command, textFlag, UsageError } from './command.ts'
import { anchorsFolder, databaseFolder } from './world.ts'

export const move: Command = {
  name: 'move',
  summary: '把平台从内置数据库搬到 PostgreSQL，或搬回来；搬完逐表逐行核对，原来的数据不动',
  usage: '--from 数据目录|postgres://… --to postgres://…|数据目录 [--data DIR]',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  help: [
    '--from X     从哪里搬：数据目录，或 PostgreSQL 的地址',
    '--to Y       搬到哪里：空的 PostgreSQL 数据库的地址，或没有数据的目录',
    '--data DIR   搬到 PostgreSQL：文件和密钥复制到这个目录（不写就留在原目录）',
    '             从 PostgreSQL 搬来：文件和密钥现在所在的目录',
    '搬之前请停止平台。中断了、核对不一致的，新库里什么也不留，可以再搬一次。',
    '',
  ],
  words: { least: 0, most: 0 },
  run: runMove,
}

type Side = { config: Config; url: string | null }

const isUrl = (text: string) => /^postgres(?:ql)?:\/\//.test(text)

/** Where it is and where it goes, with the folder beside each of them. */
function sidesOf(call: Call): { from: Side; to: Side } {
  const [from, to] = ['from', 'to'].map((name) => {
    const text = textFlag(call, name)
    if (!text) throw new UsageError(`请用 --${name} 写明${name === 'from' ? '从哪里搬' : '搬到哪里'}`)
    return text
  }) as [string, string]
  if (!isUrl(from) && !isUrl(to) && path.resolve(from) === path.resolve(to))
    throw new UsageError('--from 和 --to 是同一个目录')
  if (from === to) throw new UsageError('--from 和 --to 是同一个数据库')
  const named = textFlag(call, 'data')
  const folder = (text: string, other: string) =>
    isUrl(text) ? (named ?? (isUrl(other) ? call.config.data : other)) : text
  const sideOf = (text: string, other: string): Side => {
    const env = { ...call.env, DATABASE_URL: undefined, DATABASE_URL_FILE: undefined }
    return { url: isUrl(text) ? text : null, config: readConfig(env, { data: folder(text, other) }) }
  }
  return { from: sideOf(from, to), to: sideOf(to, from) }
}

async function runMove(call: Call): Promise<number> {
  const { from, to } = sidesOf(call)
  const source = await openSide(from, true)
  try {
    const target = await openSide(to, false)
    try {
      const moved = await carry({ source, target, from, to }, call)
      call.answer.result(moved, linesOf(moved, from, to))
      return moved.trail.valid ? 0 : 1
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

type Moving = { source: OpenDatabase; target: OpenDatabase; from: Side; to: Side }

async function carry({ source, target, from, to }: Moving, { answer }: Call) {
  const began = performance.now()
  const tell = (what: string, done: number, of: number) => answer.progress(`${what}（${done}/${of}）`)
  await refuseToMove(source, target)
  const files = await filesOf(from, to, tell)
  const waiting = await moveWaiting(source, target)
  const tables = await moveRows(source, target, tell)
  answer.progress('正在核对审计链……')
  const trail = await trailOf(target, to)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const seconds = Math.round((performance.now() - began) / 1000)
  return { tables, rows, files, waiting, trail, seconds }
}

type Moved = Awaited<ReturnType<typeof carry>>

const linesOf = ({ tables, rows, files, waiting, trail, seconds }: Moved, from: Side, to: Side): string[] => [
  ...tableLines(tables),
  `已搬好：${tables.length} 张表，${rows} 行，逐行核对一致；编号接着原来的继续`,
  files === null
    ? `文件和密钥留在 ${to.config.data}`
    : `文件和密钥：${files} 个，已复制到 ${to.config.data}，逐个核对一致`,
  `待办的后台工作：${waiting} 件`,
  trail.valid
    ? `审计链完整：${trail.entries} 条`
    : '审计链校验没有通过（原库里也是如此），请运行 zhibu audit verify',
  `用时 ${seconds} 秒`,
  ...nextSteps(from, to),
]

/** @throws Refusal not-initialised, folder-in-use */
async function openSide({ url, config }: Side, there: boolean): Promise<OpenDatabase> {
  if (url) return openDatabase({ url, max: 3 })
  const folder = databaseFolder(config)
  if (there && !existsSync(path.join(folder, 'cluster')))
    throw new Refusal('not-found', 'not-initialised', { data: config.data })
  return openDatabase({ folder })
}

async function filesOf(
  from: Side,
  to: Side,
  tell: (what: string, done: number, of: number) => void,
): Promise<number | null> {
  if (from.config.data === to.config.data) return null
  return copyBeside(from.config.data, to.config.data, (name, done, of) => tell(`正在复制 ${name}`, done, of))
}

async function trailOf({ db }: OpenDatabase, { config }: Side) {
  const anchors = openAnchors(anchorsFolder(config), config.anchorKeyFile)
  const { valid, entries } = await verifyTrail({ db, anchors })
  return { valid, entries }
}

/** What was compared, table by table; those without a row in one line. */
function tableLines(tables: ComparedTable[]): string[] {
  const full = tables.filter(({ rows }) => rows > 0)
  const width = Math.max(...full.map(({ name }) => name.length), 4)
  return [
    `${'表'.padEnd(width - 1)}  ${'原库行数'.padStart(6)}  ${'新库行数'.padStart(6)}  校验码（前 16 位）  核对`,
    ...full.map(({ name, rows, digest }) => {
      const count = String(rows).padStart(10)
      return `${name.padEnd(width)}${count}${count}  ${digest.slice(0, 16)}    一致`
    }),
    `另有 ${tables.length - full.length} 张空表，两边都没有行`,
    '',
  ]
}

const nextSteps = (from: Side, to: Side): string[] => [
  '',
  '接下来：',
  to.url
    ? `1. 设环境变量 DATABASE_URL 为新库的地址，以 --data ${to.config.data} 启动平台`
    : `1. 去掉环境变量 DATABASE_URL，以 --data ${to.config.data} 启动平台`,
  '2. 登录看一看，运行 zhibu doctor',
  `3. 原来的${from.url ? '数据库' : `目录 ${path.join(from.config.data, 'database')} `}没有改动，用上几天再删除；其间不要再用它启动平台`,
]
