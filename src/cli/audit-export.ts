import { closeSync, openSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { type Day, isDay } from '#basics/days.ts'
import { lineFormats } from '#features/audit/lines/rules.ts'
import { systemWorld } from '#platform/world.ts'
import { type Call, type Command, choice, textFlag, UsageError } from './command.ts'
import { openWorld } from './world.ts'

export const auditExport: Command = {
  name: 'audit export',
  summary: '把审计记录逐条写进一个文件，供日志审计系统读取；这次导出也记入审计',
  usage: 'FILE [--from DATE] [--until DATE] [--format jsonl|syslog]',
  options: { from: { type: 'string' }, until: { type: 'string' }, format: { type: 'string' } },
  help: [
    'FILE            写入的文件，只有本账号可读；已有的会被替换',
    '--from DATE     从哪一天起（含），YYYY-MM-DD，按北京时间；默认从第一条起',
    '--until DATE    到哪一天止（含）；默认到最后一条',
    '--format F      jsonl（默认，一行一个 JSON）或 syslog（RFC 5424，一行一条）',
    '',
  ],
  words: { least: 1, most: 1 },
  run: runAuditExport,
}

async function runAuditExport(call: Call): Promise<number> {
  const file = path.resolve(call.positionals[0] as string)
  const format = choice(call, 'format', lineFormats, 'jsonl')
  const asked = { format, from: dayOf(call, 'from'), until: dayOf(call, 'until') }
  const { world, close } = await openWorld(call.config, false, call.clock)
  const draft = `${file}.draft`
  try {
    const { takeLines } = await import('#features/audit/lines/actions.ts')
    const out = openSync(draft, 'w', 0o600)
    let entries = 0
    try {
      for await (const lines of takeLines(systemWorld(world, '命令行'), asked)) {
        writeSync(out, `${lines.join('\n')}\n`)
        entries += lines.length
        call.answer.progress(`已写入 ${entries} 条`)
      }
    } finally {
      closeSync(out)
    }
    renameSync(draft, file)
    call.answer.result({ file, format, entries }, [`已写入 ${file}：${entries} 条`])
    return 0
  } finally {
    await close()
  }
}

function dayOf(call: Call, name: string): Day | undefined {
  const day = textFlag(call, name)
  if (day && !isDay(day)) throw new UsageError(`--${name} “${day}”不是日期，请写成 2026-06-30 的样子`)
  return day
}
