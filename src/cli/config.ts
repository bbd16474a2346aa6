import type { Config } from '#platform/config.ts'
import { type Environment, strangersIn, type VariableName, variableGroups } from '#platform/variables.ts'
import type { Call, Command } from './command.ts'

export const config: Command = {
  name: 'config',
  summary: '列出生效的配置：每个环境变量的名称、值和来处；口令不显示',
  usage: '',
  options: {},
  help: ['全部变量的含义、默认值和例子见 docs/generated/configuration.md', ''],
  words: { least: 0, most: 0 },
  run: runConfig,
}

/** What is in effect of each variable, secrets left out; null: nothing. */
const effects: Record<VariableName, (config: Config, env: Environment) => string | null> = {
  ZHIBU_DATA: ({ data }) => data,
  DATABASE_URL: ({ url }) => url && withoutPassword(url),
  ZHIBU_KEY_FILE: ({ keyFile }) => keyFile,
  ZHIBU_CIPHER: ({ cipher }) => cipher,
  ZHIBU_ANCHOR_KEY_FILE: ({ anchorKeyFile }) => anchorKeyFile,
  ZHIBU_FONTS: ({ fonts }) => fonts,
  ZHIBU_BACKUP_PASSPHRASE: (_, env) => hidden(env.ZHIBU_BACKUP_PASSPHRASE),
  ZHIBU_FILES: ({ files }) => (typeof files === 'string' ? files : `s3://${files.bucket}/${files.prefix}`),
  ZHIBU_S3_ENDPOINT: ({ files }) => (typeof files === 'string' ? null : files.endpoint),
  ZHIBU_S3_REGION: ({ files }) => (typeof files === 'string' ? null : files.region),
  ZHIBU_S3_KEY_ID: (_, env) => hidden(env.ZHIBU_S3_KEY_ID),
  ZHIBU_S3_SECRET: (_, env) => hidden(env.ZHIBU_S3_SECRET),
  PORT: ({ port }) => String(port),
  HOST: ({ host }) => host,
  ZHIBU_ADDRESS: ({ address }) => address,
  ZHIBU_TRUSTED_PROXIES: ({ trustedProxies }) => trustedProxies.join(', ') || null,
  ZONE: ({ zone }) => zone,
  ZHIBU_RATE_PER_MINUTE: ({ ratePerMinute }) => String(ratePerMinute),
  ZHIBU_SCAN: ({ scan }) => scan.mode,
  ZHIBU_CLAMD: ({ scan: { place } }) => ('path' in place ? place.path : `${place.host}:${place.port}`),
  ZHIBU_METRICS_TOKEN: ({ metricsToken }) => hidden(metricsToken),
  ZHIBU_WITHOUT_JOBS: ({ withoutJobs }) => withoutJobs.join(', ') || null,
  ZHIBU_EXCHANGE_KEY_FILE: ({ exchangeKeyFile }) => exchangeKeyFile,
  ZHIBU_EXCHANGE_OUT: ({ exchangeOut }) => exchangeOut,
  ZHIBU_EXCHANGE_IN: ({ exchangeIn }) => exchangeIn,
  ZHIBU_EXCHANGE_PUT: ({ exchangePut }) => exchangePut,
  ZHIBU_EXCHANGE_TOKEN: ({ exchangeToken }) => hidden(exchangeToken),
}

const hidden = (value: string | null | undefined) => (value ? '已设置（不显示）' : null)

/** The address of a server as it may be shown: who and where, not the password. */
function withoutPassword(url: string): string {
  const address = URL.parse(url)
  if (!address) return '已设置（不显示）'
  if (address.password) address.password = '***'
  // A password may stand among the parameters as well.
  for (const name of address.searchParams.keys())
    if (/pass|secret|key/i.test(name)) address.searchParams.set(name, '***')
  return address.href
}

async function runConfig({ config, env, flags, answer }: Call): Promise<number> {
  const told = new Set(Object.keys(env).filter((name) => env[name as VariableName]))
  const values = variableGroups.map(({ title, variables }) => ({
    title,
    variables: variables.map(({ name, usual }) => ({
      name,
      value: effects[name](config, env),
      from: name === 'ZHIBU_DATA' && flags.data ? '--data' : told.has(name) ? '环境变量' : '默认',
      usual,
    })),
  }))
  const strangers = strangersIn(env)
  for (const one of strangers) answer.note(strangerSentence(one))
  const lines = values.flatMap(({ title, variables }) => [
    title,
    ...variables.map(({ name, value, from, usual }) => `  ${name} = ${value ?? usual}（${from}）`),
  ])
  answer.result({ variables: values.flatMap(({ variables }) => variables), unknown: strangers }, lines)
  return 0
}

/** Said of a variable that nobody reads. */
export const strangerSentence = ({ name, nearest }: ReturnType<typeof strangersIn>[number]): string =>
  nearest
    ? `注意：不认识环境变量 ${name}，没有用它。是不是 ${nearest}？请改名或去掉。`
    : `注意：不认识环境变量 ${name}，没有用它。请去掉，或对照 docs/generated/configuration.md 改正。`
