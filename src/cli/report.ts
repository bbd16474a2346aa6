import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Day, isDay } from '#basics/days.ts'
import type { ReportShape } from '#features/statistics/answers/contract.ts'
import type { Download } from '#platform/context.ts'
import { bodyOf } from '#platform/download.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { type Call, type Command, choice, textFlag, UsageError } from './command.ts'
import { openWorld } from './world.ts'

export const report: Command = {
  name: 'report',
  summary: '党内统计报表：任一组织、任一日期，一张或整套',
  usage: '[--as-of DATE] [--org CODE] [--table ID…] [--format json|xlsx|pdf] [--out FILE]',
  options: {
    'as-of': { type: 'string' },
    org: { type: 'string' },
    table: { type: 'string', multiple: true },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  help: [
    '--as-of DATE   统计截止日 YYYY-MM-DD，默认今天',
    '--org CODE     组织编码，默认最上级的党组织（含下级）',
    '--table ID…    只要这些表，可写多个；默认整套',
    '--format F     json（默认）、xlsx 或 pdf；后两种请用 --out 指明文件',
    '--out FILE     写入文件，已有的会被替换',
    '',
  ],
  words: { least: 0, most: 100 },
  run: runReport,
}

type Asked = { asOf?: Day; organizationCode?: string; tables?: string[] }

async function runReport(call: Call): Promise<number> {
  const format = choice(call, 'format', ['json', 'xlsx', 'pdf'], 'json')
  const out = textFlag(call, 'out')
  if (format !== 'json' && !out) throw new UsageError(`--format ${format} 请用 --out 指明写到哪个文件`)
  const asked = askedOf(call)
  const { world, close } = await openWorld(call.config, false)
  try {
    call.answer.progress('正在统计……')
    const { reportFor } = await import('#features/statistics/answers/actions.ts')
    const made = await systemWorld(world, '命令行').read((ctx) => reportFor(ctx, asked))
    const text = `${JSON.stringify(made)}\n`
    if (out)
      replaceFile(out, format === 'json' ? Buffer.from(text) : await fileOf(world, asked, made, format))
    const failed = made.checks.filter(({ holds }) => !holds)
    for (const { title, left, right } of failed) call.answer.note(`校核不符：${title}（${left} ≠ ${right}）`)
    call.answer.result(
      made,
      out ? [`已写入 ${path.resolve(out)}：${made.tables.length} 张表`] : [text.trimEnd()],
    )
    return 0
  } finally {
    await close()
  }
}

function askedOf(call: Call): Asked {
  const [asOf, organizationCode] = [textFlag(call, 'as-of'), textFlag(call, 'org')]
  if (asOf && !isDay(asOf)) throw new UsageError(`--as-of “${asOf}”不是日期，请写成 2026-06-30 的样子`)
  const named = ((call.flags.table as string[] | undefined) ?? []).flatMap((text) => text.split(','))
  // `--table 1 2 3` as well as `--table 1 --table 2`.
  if (!named.length && call.positionals.length)
    throw new UsageError(`多余的参数：${call.positionals.join(' ')}`)
  const tables = [...named, ...call.positionals]
  return {
    ...(asOf ? { asOf } : {}),
    ...(organizationCode ? { organizationCode } : {}),
    ...(tables.length ? { tables } : {}),
  }
}

/** The file as the pages export it, with its line in the audit trail. */
async function fileOf(
  world: World,
  asked: Asked,
  { asOf, tables }: ReportShape,
  format: 'xlsx' | 'pdf',
): Promise<Buffer> {
  const { actions } = await import('#features/statistics/actions.ts')
  const { organizationOf } = await import('#features/statistics/answers/actions.ts')
  const download = await systemWorld(world, '命令行').transaction(async (ctx) => {
    const organizationId = await organizationOf(ctx, asked.organizationCode)
    const ids = asked.tables ? tables.map(({ id }) => id) : undefined
    const input = { organizationId, asOf, format, tables: ids } as Parameters<typeof actions.file>[1]
    return (await actions.file(ctx, input)) as Download
  })
  const pieces: Uint8Array[] = []
  for await (const piece of bodyOf(download, world)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function replaceFile(file: string, bytes: Uint8Array): void {
  const draft = `${file}.draft`
  writeFileSync(draft, bytes)
  renameSync(draft, file)
}
