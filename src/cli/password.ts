import { systemWorld } from '#platform/world.ts'
import type { Call, Command } from './command.ts'
import { openWorld } from './world.ts'

export const passwordReset: Command = {
  name: 'password reset',
  summary: '重置一个账号的密码：管理员忘记密码、没有别人能重置时使用',
  usage: 'USERNAME [--factors]',
  options: { factors: { type: 'boolean' } },
  help: [
    'USERNAME     用户名；新密码只显示这一次，首次登录时必须修改，操作记入审计',
    '--factors    同时清除第二重验证（动态口令、通行密钥、恢复码都丢失时）',
    '',
  ],
  words: { least: 1, most: 1 },
  run: runPasswordReset,
}

async function runPasswordReset({ positionals, flags, config, answer }: Call): Promise<number> {
  const username = String(positionals[0]).toLowerCase()
  const { world, close } = await openWorld(config, false)
  try {
    const { recoverAccount } = await import('#features/accounts/administration/actions.ts')
    const password = await recoverAccount(systemWorld(world, '命令行'), username, flags.factors === true)
    answer.result({ username, password }, [
      `${username} 的新密码：${password}`,
      '首次登录时必须修改。',
      ...(flags.factors ? ['第二重验证已清除，登录后请重新设置。'] : []),
    ])
    return 0
  } finally {
    await close()
  }
}
