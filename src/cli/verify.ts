import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { verifyFile } from '#features/seals/verification/actions.ts'
import { Refusal } from '#platform/errors.ts'
import { systemWorld } from '#platform/world.ts'
import type { Call, Command } from './command.ts'
import { openWorld } from './world.ts'

export const verify: Command = {
  name: 'verify',
  summary: '查验一份公文（PDF）的印章和签名：是否有效，盖章之后是否被改动',
  usage: 'FILE',
  options: {},
  help: ['退出码：0 有效；1 无效、已撤销或已作废', ''],
  words: { least: 1, most: 1 },
  run: runVerify,
}

const verdicts = { valid: '有效', revoked: '已撤销', voided: '已作废', invalid: '无效' }

async function runVerify({ positionals, config, answer }: Call): Promise<number> {
  const file = path.resolve(positionals[0] as string)
  if (!existsSync(file)) throw new Refusal('not-found', 'file-missing', { file })
  const { world, close } = await openWorld(config, false)
  try {
    const verified = await verifyFile((work) => systemWorld(world, '命令行').read(work), readFileSync(file))
    const { verdict, number, organizationName, signatures, reasons, digest } = verified
    const valid = verdict === 'valid'
    answer.result({ valid, verdict, number, organizationName, digest, signatures, reasons }, [
      `${verdicts[verdict]}：${file}`,
      ...(number ? [`发文字号：${number}（${organizationName}）`] : []),
      ...signatures.map(({ signer, at, finding }) => `${signer}，${at ?? '时间不明'}：${finding}`),
      ...reasons,
      `SHA-256：${digest}`,
    ])
    return valid ? 0 : 1
  } finally {
    await close()
  }
}
