import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server for mail of the house that keeps what it is given, and says no or breaks off where it is told to. */
export type TestSmtp = {
  port: number
  /** What was handed over, head and body, as it came. */
  mails: string[]
  /** What was said before that, line by line. */
  heard: string[]
  /** At the command that begins so: an answer instead of yes, or `break` to end without a word. */
  answer: { at: string; with: string } | null
  close(): void
}

export async function startTestSmtp(): Promise<TestSmtp> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    // A line that breaks ends the talk.
    talk(socket, smtp).catch(() => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const smtp: TestSmtp = {
    port: (server.address() as AddressInfo).port,
    mails: [],
    heard: [],
    answer: null,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
  return smtp
}

async function talk(socket: Socket, smtp: TestSmtp): Promise<void> {
  let mail: string[] | null = null
  const say = (text: string) => (text === 'break' ? socket.destroy() : socket.write(`${text}\r\n`))
  const usual = (command: string) =>
    /^STARTTLS/i.test(command) ? '502 no' : /^DATA/i.test(command) ? '354 go on' : '250 yes'
  const reply = (command: string) => {
    const { answer } = smtp
    return answer && command.startsWith(answer.at) ? answer.with : usual(command)
  }
  say('220 test ESMTP')
  let rest = ''
  for await (const piece of socket as AsyncIterable<Buffer>) {
    const lines = (rest + piece.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (mail === null) {
        smtp.heard.push(line)
        if (/^DATA/i.test(line) && reply(line).startsWith('354')) mail = []
        say(reply(line))
      } else if (line === '.') {
        const end = reply('.')
        if (end.startsWith('250')) smtp.mails.push(mail.join('\n'))
        mail = null
        say(end)
      } else mail.push(line)
    }
  }
}
