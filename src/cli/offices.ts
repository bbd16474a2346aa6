import { type OfficeName, offices } from '#basics/contract.ts'
import { systemWorld } from '#platform/world.ts'
import { type Call, type Command, textFlag, UsageError } from './command.ts'
import { openWorld } from './world.ts'

const words: Record<string, OfficeName> = {
  system: 'systemAdministrator',
  security: 'securityAdministrator',
  audit: 'auditAdministrator',
}

/** Who sits where is decided by the committee; whoever has the machine carries it out, and the trail says so. */
export const officesAppoint: Command = {
  name: 'offices appoint',
  summary: '任命三员之一，另开专用账号；三员都任命后自动分立',
  usage: 'system|security|audit EMPLOYEE_NO USERNAME --reason TEXT',
  options: { reason: { type: 'string' } },
  help: [
    'system|security|audit  系统管理员、安全管理员、审计管理员',
    'EMPLOYEE_NO            由谁担任：工号；不能担任党内职务、另有授权，也不能兼任两员',
    'USERNAME               专用账号的用户名；初始密码只显示这一次',
    '--reason TEXT          任命依据，记入审计',
    '',
  ],
  words: { least: 3, most: 3 },
  run: runAppoint,
}

export const officesRelieve: Command = {
  name: 'offices relieve',
  summary: '免去三员之一，专用账号随即停用',
  usage: 'USERNAME --reason TEXT',
  options: { reason: { type: 'string' } },
  help: ['USERNAME         专用账号的用户名', '--reason TEXT    免去的依据，记入审计', ''],
  words: { least: 1, most: 1 },
  run: runRelieve,
}

function reasonOf(call: Call): string {
  const reason = textFlag(call, 'reason')?.trim() ?? ''
  if (reason.length < 2) throw new UsageError('请用 --reason 写明依据，至少 2 个字')
  return reason
}

async function runAppoint(call: Call): Promise<number> {
  const [word = '', employeeNo = '', username = ''] = call.positionals
  const office = words[word]
  if (!office) throw new UsageError(`三员是 ${Object.keys(words).join('、')} 之一，不能是“${word}”`)
  const reason = reasonOf(call)
  const { world, close } = await openWorld(call.config, false)
  try {
    const { appoint } = await import('#features/accounts/offices/actions.ts')
    const { roleNames } = await import('#features/accounts/rules.ts')
    const { transaction } = systemWorld(world, '命令行')
    const appointed = { office, who: { employeeNo }, username: username.toLowerCase(), reason }
    const { password, separated } = await appoint(transaction, appointed)
    call.answer.result({ office, username: appointed.username, password, separated }, [
      `${roleNames[office]}的专用账号 ${appointed.username}，初始密码：${password}`,
      '首次登录时必须修改。',
      separated ? '三员已经分立。' : `三员还没有分立：${offices.length} 员都任命以后自动开始。`,
    ])
    return 0
  } finally {
    await close()
  }
}

async function runRelieve(call: Call): Promise<number> {
  const username = String(call.positionals[0]).toLowerCase()
  const reason = reasonOf(call)
  const { world, close } = await openWorld(call.config, false)
  try {
    const { relieveByName } = await import('#features/accounts/offices/actions.ts')
    await systemWorld(world, '命令行').transaction((ctx) => relieveByName(ctx, username, reason))
    call.answer.result({ username }, [`已免去，专用账号 ${username} 已停用。`])
    return 0
  } finally {
    await close()
  }
}
