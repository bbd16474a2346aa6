import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FeedAnswer } from '#features/master-data/intake/actions.ts'
import { Refusal } from '#platform/errors.ts'
import { systemWorld } from '#platform/world.ts'
import { type Call, type Command, choice } from './command.ts'
import { openWorld } from './world.ts'

export const importFeed: Command = {
  name: 'import',
  summary: '接收一批主数据（organizations 和 people 文件，CSV 或 XLSX），在一个事务里完成',
  usage: 'FILE… [--mode full|changes] [--dry-run]',
  options: { mode: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  help: [
    '--mode full      全量（默认）：文件里没有的人员和组织列为差异，等待处理，不会删除',
    '--mode changes   增量：只涉及文件里的行',
    '--dry-run        试运行：给出同样的数字，不改动任何内容',
    '有行进入隔离区时退出码为 1，其余的行已接收',
    '',
  ],
  words: { least: 1, most: 10 },
  run: runImport,
}

/** Reasons shown at the terminal; all of them are in the JSON document and on the feed's page. */
const mostShown = 20

async function runImport(call: Call): Promise<number> {
  const { config, answer, flags } = call
  const mode = choice(call, 'mode', ['full', 'changes'], 'full')
  const files = call.positionals.map(readFeedFile)
  const { takeFeed } = await import('#features/master-data/intake/actions.ts')
  const { world, close } = await openWorld(config, true)
  try {
    const answered = await takeFeed(systemWorld(world, '命令行'), files, {
      mode,
      dryRun: Boolean(flags['dry-run']),
      origin: 'command',
      onProgress: (stage, done, total) => answer.progress(progressLine(stage, done, total)),
    })
    for (const { file, line, column, value, reason } of answered.quarantine.slice(0, mostShown)) {
      answer.note(`${file} 第 ${line} 行 ${column}“${value}”：${reason}`)
    }
    const more = answered.quarantine.length - mostShown
    if (more > 0) answer.note(`……另有 ${more} 处，见隔离区`)
    answer.result(answered, linesOf(answered, Boolean(flags['dry-run'])))
    return answered.quarantine.length ? 1 : 0
  } finally {
    await close()
  }
}

function readFeedFile(name: string): { name: string; bytes: Uint8Array } {
  if (!existsSync(name) || !statSync(name).isFile())
    throw new Refusal('not-found', 'file-missing', { file: name })
  return { name: path.basename(name), bytes: readFileSync(name) }
}

const stages: Record<string, string> = {
  reading: '正在读取文件',
  comparing: '正在比对',
  organizations: '正在写入党组织',
  people: '正在写入人员',
  differences: '正在列出差异',
}

const progressLine = (stage: string, done: number, total: number) =>
  `${stages[stage] ?? stage}${total ? ` ${done} / ${total}` : '……'}`

function linesOf({ organizations, people, differences, nothingNew }: FeedAnswer, dryRun: boolean): string[] {
  const line = (what: string, counts: FeedAnswer['people']) =>
    `${what}：新增 ${counts.new}，变更 ${counts.changed}，相同 ${counts.same}，隔离 ${counts.quarantined}`
  return [
    dryRun ? '试运行，没有改动任何内容：' : nothingNew ? '已接收，与上次相同，没有变化：' : '已接收：',
    line('党组织', organizations),
    line('人员', people),
    `差异：${differences} 条${differences ? '，请在对账箱中处理' : ''}`,
  ]
}
