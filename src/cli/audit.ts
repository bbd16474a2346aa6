import { checkTrail } from '#platform/trail-check.ts'
import type { Call, Command } from './command.ts'
import { openData } from './world.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: '从头核对审计记录的链条，找出被改动或缺失的第一条',
  usage: '',
  options: {},
  help: [],
  words: { least: 0, most: 0 },
  run: runAuditVerify,
}

async function runAuditVerify({ config, answer }: Call): Promise<number> {
  const open = await openData(config, false)
  try {
    const verdict = await checkTrail(open.db, (entries) => answer.progress(`已核对 ${entries} 条`))
    const broken = `审计记录从第 ${verdict.firstBroken} 条起被改动或缺失（之前的 ${verdict.entries} 条完好）。请封存数据目录并报告上级。`
    if (!verdict.valid) answer.note(broken)
    answer.result(verdict, verdict.valid ? [`审计记录完好，共 ${verdict.entries} 条`] : [])
    return verdict.valid ? 0 : 1
  } finally {
    await open.close()
  }
}
