import type { Call, Command } from './command.ts'
import { checkData } from './doctor/data.ts'
import type { Finding } from './doctor/finding.ts'
import { checkInstallation } from './doctor/installation.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: '检查安装和数据，逐项说明问题和办法；不改动任何内容',
  usage: '',
  options: {},
  help: ['有错误时退出码为 1；只有提醒时为 0', ''],
  words: { least: 0, most: 0 },
  run: runDoctor,
}

async function runDoctor({ config, answer }: Call): Promise<number> {
  const findings: Finding[] = []
  const passed: string[] = []
  const tell = (check: string, found: Finding[]) => {
    if (found.length) findings.push(...found)
    else passed.push(check)
  }
  checkInstallation(config, tell)
  await checkData(config, tell, answer.progress)
  const ok = findings.every(({ level }) => level !== 'error')
  answer.result({ ok, findings, passed }, [
    ...passed.map((check) => `✓ ${check}`),
    ...findings.map(
      ({ level, check, text, remedy }) => `${level === 'error' ? '✗' : '!'} ${check}：${text}\n    ${remedy}`,
    ),
    ok ? '没有发现错误。' : `发现 ${findings.filter(({ level }) => level === 'error').length} 个错误。`,
  ])
  return ok ? 0 : 1
}
