import { variableGroups } from '#platform/variables.ts'

/** The administrator's table of environment variables, from where the program describes them. */
export function configurationTable(): string {
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    '<!-- GENERATED from src/platform/variables.ts by scripts/snapshot.ts: do not edit. -->',
    '# 配置：全部环境变量',
    '',
    '都可以不写，不写就按默认值。写错的，启动时说明是哪一个、应当怎样写，不会带着错误运行；`ZHIBU_` 开头而程序不认识的，启动时提醒。`zhibu config` 列出生效的值。',
    '',
    '标有“密”的不显示，可以放在文件里：把变量名加上 `_FILE`，写文件的路径，内容是文件的第一行，例如 `DATABASE_URL_FILE=/run/secrets/database_url`。',
    ...variableGroups.flatMap(({ title, variables }) => [
      '',
      `## ${title}`,
      '',
      row(['名称', '含义', '默认', '例']),
      row(['---', '---', '---', '---']),
      ...variables.map((one) =>
        row([
          `\`${one.name}\`${'secret' in one ? '（密）' : ''}`,
          one.meaning,
          one.usual,
          `\`${one.example}\``,
        ]),
      ),
    ]),
    '',
  ].join('\n')
}
