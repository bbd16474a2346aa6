import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { Refusal } from '#platform/errors.ts'
import { withSecretFiles } from '#platform/variables.ts'
import { answerOn } from './answer.ts'
import { type Answer, type Command, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { sentenceOf } from './sentence.ts'

type Streams = Parameters<typeof answerOn>[0]

/** The world outside of a command: where it speaks, and what time it is. */
type Outside = Streams & { clock?: () => Date }

/** Every command takes these. */
const common: ParseArgsOptionsConfig = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
}

/** Runs one command; answers its exit code: 0 done, 1 refused, 2 wrong usage. */
export async function run(
  args: string[],
  env: Record<string, string | undefined>,
  outside: Outside = { out: process.stdout, err: process.stderr },
): Promise<number> {
  const command = findCommand(args)
  if (!command) return withoutCommand(args, outside)
  const answer = answerOn(outside, args.includes('--json'))
  try {
    return await runCommand(command, args.slice(command.name.split(' ').length), env, answer, outside)
  } catch (error) {
    return await tellError(error, command, answer)
  }
}

/** `audit verify` is one command with two words. */
const findCommand = (args: string[]) =>
  commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))

function withoutCommand(args: string[], { out, err }: Streams): number {
  const asked = args.length === 0 || args[0] === 'help' || args.includes('--help') || args.includes('-h')
  if (asked) out.write(overview())
  else err.write(`没有“${args[0]}”这个命令。\n\n${overview()}`)
  return asked && args.length > 0 ? 0 : 2
}

async function runCommand(
  command: Command,
  args: string[],
  env: Record<string, string | undefined>,
  answer: Answer,
  { out, clock = () => new Date() }: Outside,
): Promise<number> {
  const { values, positionals } = parse(command, args)
  if (values.help) {
    out.write(helpOf(command))
    return 0
  }
  const { least, most } = command.words
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(
      positionals.length < least ? '缺少参数' : `多余的参数：${positionals.slice(most).join(' ')}`,
    )
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const flags = { data: text(values.data), port: text(values.port), host: text(values.host) }
  const told = withSecretFiles(env)
  return command.run({
    positionals,
    flags: values,
    config: readConfig(told, flags),
    env: told,
    clock,
    answer,
  })
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...common, ...command.options },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(usageSentence(error as Error & { code?: string }))
  }
}

function usageSentence({ code, message }: Error & { code?: string }): string {
  const name = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `不认识参数 ${name}`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `参数 ${name} 后面缺少值，或不该有值`
  return message
}

async function tellError(error: unknown, command: Command, answer: Answer): Promise<number> {
  if (error instanceof UsageError) {
    answer.note(`${error.message}\n\n${helpOf(command)}`)
    return 2
  }
  if (error instanceof Refusal) {
    answer.note(await sentenceOf(error))
    return 1
  }
  answer.note(`程序出错，没有完成。请把下面的内容告诉管理员。\n${(error as Error).stack ?? error}`)
  return 1
}

const overview = () =>
  [
    '支部 Zhibu：智慧党建平台',
    '',
    '用法：zhibu 命令 [参数]',
    ...commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`),
    '',
    ...commonHelp,
    '  各命令的说明：zhibu 命令 --help',
    '',
  ].join('\n')

const helpOf = ({ name, usage, summary, help }: Command) =>
  [
    `用法：zhibu ${name} ${usage}`.trim(),
    '',
    summary,
    '',
    ...help.map((line) => `  ${line}`),
    ...commonHelp,
    '',
  ].join('\n')

const commonHelp = [
  '  --data DIR   数据目录，默认 ./data（环境变量 ZHIBU_DATA）；环境变量 DATABASE_URL 指明 PostgreSQL 服务器',
  '  --json       只在标准输出上给出一个 JSON 文档',
  '  退出码：0 完成；1 有内容被拒绝（原因在标准错误输出上）；2 用法不对',
]
