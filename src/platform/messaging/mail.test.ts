import assert from 'node:assert/strict'
import { after, afterEach, describe, it } from 'node:test'
import { type MailSettings, mailGateway } from './mail.ts'
import { startTestSmtp } from './testing-smtp.ts'

const smtp = await startTestSmtp()
after(() => smtp.close())
afterEach(() => {
  smtp.answer = null
  smtp.heard.length = 0
})
const relay = { host: '127.0.0.1', port: smtp.port, secure: false, sender: 'zhibu@example.cn', login: null }
const mail = { to: 'xiong@example.cn', subject: '待办：换届请示', text: '您有1项待办。', key: 'zhibu-7' }

async function send(more: Partial<MailSettings> = {}) {
  const gateway = mailGateway({ ...relay, ...more })
  const outcome = await gateway.send(mail)
  gateway.close()
  return outcome
}

describe('A mail', () => {
  it('is handed to the server, its words whole, under a name of ours', async () => {
    assert.deepEqual(await send(), { kind: 'sent', ids: [] })
    const [sent = ''] = smtp.mails
    assert.match(sent, /^From: zhibu@example\.cn$/m)
    assert.match(sent, /^To: xiong@example\.cn$/m)
    assert.match(sent, /^Message-ID: <zhibu-7@example\.cn>$/m)
    const [, coded = ''] = /^Subject: =\?UTF-8\?B\?(.+)\?=$/m.exec(sent) ?? []
    assert.equal(Buffer.from(coded, 'base64').toString(), mail.subject)
    const [, body = ''] = sent.split('\n\n')
    assert.equal(Buffer.from(body, 'base64').toString().trim(), mail.text)
  })

  it('that the server will never take is not tried again, one that it may take later is', async () => {
    smtp.answer = { at: 'RCPT', with: '550 no such mailbox' }
    assert.deepEqual(await send(), { kind: 'refused', because: '550 no such mailbox', again: false })
    smtp.answer = { at: 'RCPT', with: '451 later' }
    assert.deepEqual(await send(), { kind: 'refused', because: '451 later', again: true })
    smtp.answer = { at: '.', with: '554 spam' }
    assert.deepEqual(await send(), { kind: 'refused', because: '554 spam', again: false })
  })

  it('is tried again when nobody was there', async () => {
    const outcome = await send({ port: 1 })
    assert.deepEqual(outcome, { kind: 'refused', because: '邮件服务器没有接通', again: true })
  })

  it('is in doubt when the line broke after it was handed over', async () => {
    smtp.answer = { at: '.', with: 'break' }
    assert.equal((await send()).kind, 'unknown')
  })

  it('is not handed over in the clear by who has a password', async () => {
    const login = { user: 'zhibu', password: 'geheim-4711' }
    assert.deepEqual(await send({ login }), {
      kind: 'refused',
      because: '邮件服务器不能加密连接',
      again: true,
    })
    assert.ok(!smtp.heard.some((line) => /AUTH|geheim|MAIL/.test(line)), smtp.heard.join('\n'))
  })
})
