import path from 'node:path'
import { drillFaultSentence } from '#features/safekeeping/faults/rules.ts'
import { readIdentities } from '#platform/backup/age.ts'
import { drillBackup } from '#platform/backup/drill.ts'
import type { Call, Command } from './command.ts'
import { textFlag } from './command.ts'

export const drill: Command = {
  name: 'drill',
  summary: '演练恢复：把一份备份恢复到内存里，逐表核对，打开抽取的内容和文件；不动平台的数据',
  usage: 'FILE [--identity F] [--key KEYFILE]',
  options: { identity: { type: 'string' }, key: { type: 'string' } },
  help: [
    '--identity F    解开加密备份的私钥文件',
    '--key KEYFILE   备份里没有密钥时，平台的密钥文件；默认用数据目录里的',
    '恢复后有一处对不上，退出码为 1',
    '',
  ],
  words: { least: 1, most: 1 },
  run: runDrill,
}

async function runDrill(call: Call): Promise<number> {
  const { config, answer } = call
  const file = path.resolve(call.positionals[0] as string)
  const identity = textFlag(call, 'identity')
  const key = textFlag(call, 'key')
  const drilled = await drillBackup({
    file,
    identities: identity ? readIdentities(path.resolve(identity)) : [],
    keyFile: key ? path.resolve(key) : config.keyFile,
    tell: (what) => answer.progress(`正在演练 ${what}`),
  })
  const { tables, rows, files, trail, values, opened, faults } = drilled
  for (const fault of faults) answer.note(drillFaultSentence(fault))
  answer.result({ file, ...drilled }, [
    `已恢复并核对 ${tables} 张表、${rows} 行、${files} 个文件，审计记录 ${trail} 条相接`,
    `抽取打开：${values} 项密封内容，${opened} 个文件`,
    faults.length ? `有 ${faults.length} 处对不上，这份备份不能全信。` : '没有发现问题，这份备份可以恢复。',
  ])
  return faults.length ? 1 : 0
}
