import { readFileSync } from 'node:fs'
import { Refusal } from './errors.ts'

/** One environment variable, described once: what the program reads, what is printed and what stands in the documentation. */
export type Variable = {
  name: string
  meaning: string
  /** What holds when it is not set, in words. */
  usual: string
  example: string
  /** Never printed; may lie in a file that `<name>_FILE` names. */
  secret?: true
}

const files = [
  {
    name: 'ZHIBU_DATA',
    meaning: '数据目录：内置数据库、保存的文件、密钥、审计锚、备份和摆渡的文件夹都在其中，除非另有指定。',
    usual: './data',
    example: '/var/lib/zhibu',
  },
  {
    name: 'DATABASE_URL',
    meaning: 'PostgreSQL 服务器的地址（17 版以上，编码 UTF8）；不写就用内置数据库。',
    usual: '内置数据库',
    example: 'postgres://zhibu:密码@10.0.0.5:5432/zhibu',
    secret: true,
  },
  {
    name: 'ZHIBU_KEY_FILE',
    meaning: '密封号码、住址和文件用的密钥文件。丢失后密封的内容再也打不开。',
    usual: '数据目录下的 sealing.key',
    example: '/etc/zhibu/sealing.key',
  },
  {
    name: 'ZHIBU_CIPHER',
    meaning: '新写入的密封内容用哪种算法：aes（AES-256-GCM）或 sm4（国密）。',
    usual: 'aes',
    example: 'sm4',
  },
  {
    name: 'ZHIBU_ANCHOR_KEY_FILE',
    meaning: '给审计记录签锚的私钥文件。',
    usual: '数据目录下的 anchor.key',
    example: '/etc/zhibu/anchor.key',
  },
  {
    name: 'ZHIBU_FONTS',
    meaning: '单位自有字体的文件夹，其中 stack.json 写明各字体的用途。',
    usual: '只用随程序提供的字体',
    example: '/usr/share/fonts/danwei',
  },
  {
    name: 'ZHIBU_BACKUP_PASSPHRASE',
    meaning: 'zhibu backup、restore 保护和取出密钥的口令。',
    usual: '没有',
    example: '一句只有管理员知道的长句',
    secret: true,
  },
] as const satisfies Variable[]

const storage = [
  {
    name: 'ZHIBU_FILES',
    meaning: '保存文件的地方：一个文件夹，或 S3 兼容的对象存储 s3://桶/前缀。存进去的内容都已加密。',
    usual: '数据目录下的 files',
    example: 's3://zhibu/files',
  },
  {
    name: 'ZHIBU_S3_ENDPOINT',
    meaning: '对象存储的网址；用亚马逊的 S3 时不写。',
    usual: '没有',
    example: 'http://10.0.0.6:9000',
  },
  {
    name: 'ZHIBU_S3_REGION',
    meaning: '对象存储的区域；自建的多数不看。',
    usual: 'us-east-1',
    example: 'cn-north-1',
  },
  {
    name: 'ZHIBU_S3_KEY_ID',
    meaning: '对象存储的访问账号（Access Key ID），只要这个桶的读、写、列出和删除。',
    usual: '没有',
    example: 'zhibu',
    secret: true,
  },
  {
    name: 'ZHIBU_S3_SECRET',
    meaning: '访问账号的密钥（Secret Access Key）。',
    usual: '没有',
    example: '存储管理员给的密钥',
    secret: true,
  },
] as const satisfies Variable[]

const network = [
  { name: 'PORT', meaning: '监听的端口；0 由系统选择。', usual: '3000', example: '3001' },
  {
    name: 'HOST',
    meaning: '监听的网卡地址；0.0.0.0 表示所有网卡，前面应有反向代理。',
    usual: '127.0.0.1（只供本机）',
    example: '0.0.0.0',
  },
  {
    name: 'ZHIBU_ADDRESS',
    meaning: '大家打开平台的网址，印在公文的验真码里；写成 https 后，登录凭据只走加密连接。',
    usual: 'http://localhost:端口',
    example: 'https://zhibu.example.cn',
  },
  {
    name: 'ZHIBU_TRUSTED_PROXIES',
    meaning: '反向代理的地址或网段，逗号分开；只相信它们转来的 X-Forwarded-For。',
    usual: '没有',
    example: '127.0.0.1, 10.0.3.0/24',
  },
  {
    name: 'ZONE',
    meaning: '这一套装在哪个网络：intranet 内网，extranet 外网（只给出公开的内容）。',
    usual: 'intranet',
    example: 'extranet',
  },
  {
    name: 'ZHIBU_RATE_PER_MINUTE',
    meaning: '一个登录每分钟最多请求多少次；0 不限。每台服务器各自计算。',
    usual: '1200',
    example: '600',
  },
  {
    name: 'ZHIBU_SCAN',
    meaning: '收到的文件是否查毒：off 不查，on 查（查毒程序没有答复时照收并记入日志），required 查过才收。',
    usual: 'off',
    example: 'required',
  },
  {
    name: 'ZHIBU_CLAMD',
    meaning: '查毒程序 clamd 的套接字路径，或 主机:端口。',
    usual: '/run/clamav/clamd.ctl',
    example: '10.0.0.7:3310',
  },
  {
    name: 'ZHIBU_METRICS_TOKEN',
    meaning: '从别的机器读取 /metrics 时要带的口令；不写就只有本机能读。',
    usual: '没有',
    example: '32 位以上的随机字符',
    secret: true,
  },
  {
    name: 'ZHIBU_WITHOUT_JOBS',
    meaning: '这台服务器不做哪些按时的工作，写工作的名称，逗号分开；留给别的服务器做。',
    usual: '全部都做',
    example: 'safekeeping.run, messages.send',
  },
] as const satisfies Variable[]

const exchange = [
  {
    name: 'ZHIBU_EXCHANGE_KEY_FILE',
    meaning: '摆渡包签名和解密的私钥文件。',
    usual: '数据目录下的 exchange.key',
    example: '/etc/zhibu/exchange.key',
  },
  {
    name: 'ZHIBU_EXCHANGE_OUT',
    meaning: '交给另一网络的摆渡包放在哪个文件夹。',
    usual: '数据目录下的 exchange/out',
    example: '/srv/ferry/out',
  },
  {
    name: 'ZHIBU_EXCHANGE_IN',
    meaning: '从哪个文件夹取另一网络来的摆渡包。',
    usual: '数据目录下的 exchange/in',
    example: '/srv/ferry/in',
  },
  {
    name: 'ZHIBU_EXCHANGE_PUT',
    meaning: '摆渡包另外用 HTTP 单向送到的网址。',
    usual: '只放文件夹',
    example: 'http://10.0.0.9/ferry',
  },
  {
    name: 'ZHIBU_EXCHANGE_TOKEN',
    meaning: '单向送包时出示、收包时要求的口令。',
    usual: '没有',
    example: '32 位以上的随机字符',
    secret: true,
  },
] as const satisfies Variable[]

/** Everything that the program is told by the environment, as it stands in the documentation. */
export const variableGroups = [
  { title: '数据和密钥', variables: files },
  { title: '保存文件的地方', variables: storage },
  { title: '网络和安全', variables: network },
  { title: '两网摆渡', variables: exchange },
] as const

/** For those who work on the program itself: let pass, and nothing said of them. */
const forDevelopment = new Set([
  'ZHIBU_TEST_DATABASE_URL',
  'ZHIBU_TEST_ALL_ON_POSTGRES',
  'ZHIBU_CHROMIUM',
  'ZHIBU_JOURNEYS_CLOCK',
  'ZHIBU_JOURNEYS_INSTITUTE',
  'ZHIBU_JOURNEYS_URL',
])

export type VariableName = (typeof variableGroups)[number]['variables'][number]['name']

/** What a part of the program may ask of the environment: nothing that is not described above. */
export type Environment = { readonly [name in VariableName]?: string | undefined }

export const variables: readonly (Variable & { name: VariableName })[] = variableGroups.flatMap(
  (group): readonly (Variable & { name: VariableName })[] => group.variables,
)

const fileOf = (name: string) => `${name}_FILE`

/**
 * The environment with the secrets that lie in files: `DATABASE_URL_FILE=/run/secrets/database` is the file's first line.
 * @throws Refusal config-secret-file, config-secret-twice
 */
export function withSecretFiles(env: Record<string, string | undefined>): Environment {
  const told: Record<string, string | undefined> = { ...env }
  for (const { name, secret } of variables) {
    const file = env[fileOf(name)]
    if (!secret || !file) continue
    if (env[name]) throw new Refusal('invalid', 'config-secret-twice', { name })
    told[name] = firstLine(name, file)
  }
  return told
}

function firstLine(name: string, file: string): string {
  try {
    const line = readFileSync(file, 'utf8').split(/\r?\n/)[0]
    if (line) return line
  } catch {
    // Told below, as an empty one is.
  }
  throw new Refusal('invalid', 'config-secret-file', { name: fileOf(name), file })
}

export type Stranger = { name: string; nearest: VariableName | null }

/** Variables that look as if they were meant for the program and that it does not know, each with the name nearest to it. */
export function strangersIn(env: Record<string, string | undefined>): Stranger[] {
  const known = new Set<string>(
    variables.flatMap(({ name, secret }) => (secret ? [name, fileOf(name)] : [name])),
  )
  return Object.keys(env)
    .filter((name) => name.startsWith('ZHIBU_') && !known.has(name) && !forDevelopment.has(name))
    .sort()
    .map((name) => ({ name, nearest: nearestTo(name) }))
}

/** M: a parameter. More letters apart than a third of the name, and it is another word. */
const mostApart = (name: string) => Math.floor(name.length / 3)

function nearestTo(name: string): VariableName | null {
  const [best] = variables
    .map((one) => ({ name: one.name, apart: lettersApart(name, one.name) }))
    .sort((a, b) => a.apart - b.apart)
  return best && best.apart <= mostApart(name) ? best.name : null
}

/** How many letters must be put in, taken out or changed to make one of the other (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1]
    for (const [at, its] of [...other].entries())
      line.push(
        Math.min(
          (line[at] as number) + 1,
          (above[at + 1] as number) + 1,
          (above[at] as number) + (letter === its ? 0 : 1),
        ),
      )
    above = line
  }
  return above[other.length] as number
}
