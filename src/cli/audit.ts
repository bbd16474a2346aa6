import { existsSync, readFileSync } from 'node:fs'
import { verifyTrail } from '#features/audit/verifying/actions.ts'
import { openAnchors } from '#platform/anchors/folder.ts'
import { linesOf } from '#platform/anchors/line.ts'
import { Refusal } from '#platform/errors.ts'
import { type Call, type Command, textFlag } from './command.ts'
import { anchorsFolder, openData } from './world.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: '从头核对审计记录的链条，并与数据库之外的锚点、链尾比较，找出改动、缺失和截短',
  usage: '[--anchors FILE] [--public-key F]',
  options: { anchors: { type: 'string' }, 'public-key': { type: 'string' } },
  help: [
    '--anchors FILE       另外保存的锚点（一行一个），一并比较',
    '--public-key F       只认这把公钥的签名；默认认数据目录 anchors 里的各公钥',
    '',
  ],
  words: { least: 0, most: 0 },
  run: runAuditVerify,
}

async function runAuditVerify(call: Call): Promise<number> {
  const { config, answer } = call
  const only = fileNamed(call, 'public-key')
  const keptFile = fileNamed(call, 'anchors')
  const kept = keptFile ? linesOf(readFileSync(keptFile, 'utf8')) : []
  const open = await openData(config, false)
  try {
    const anchors = openAnchors(anchorsFolder(config), config.anchorKeyFile, { only })
    const tell = (entries: number) => answer.progress(`已核对 ${entries} 条`)
    const verdict = await verifyTrail({ db: open.db, anchors }, { tell, kept })
    if (verdict.firstBroken)
      answer.note(
        `审计记录从第 ${verdict.firstBroken} 条起被改动或缺失（之前的 ${verdict.entries} 条完好）。`,
      )
    for (const { sentence } of verdict.faults) answer.note(sentence)
    if (!verdict.valid) answer.note('请封存数据目录并报告上级。')
    const whole = `审计记录完好，共 ${verdict.entries} 条；与 ${verdict.anchors} 个锚点一致`
    answer.result(verdict, verdict.valid ? [whole] : [])
    return verdict.valid ? 0 : 1
  } finally {
    await open.close()
  }
}

function fileNamed(call: Call, flag: string): string | undefined {
  const file = textFlag(call, flag) ?? undefined
  if (file && !existsSync(file)) throw new Refusal('not-found', 'file-missing', { file })
  return file
}
