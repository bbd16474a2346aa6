import { createHash, createHmac } from 'node:crypto'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** As RFC 3986 says: what encodeURIComponent leaves is encoded too. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

export const queryOf = (params: Record<string, string>) =>
  Object.entries(params)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')

/** The headers that are signed: by name, in order. */
function canonical(headers: Record<string, string>) {
  const names = Object.keys(headers).sort()
  return { lines: names.map((name) => `${name}:${headers[name]}\n`).join(''), names: names.join(';') }
}

type AliyunCall = {
  host: string
  action: string
  version: string
  params: Record<string, string>
  keyId: string
  secret: string
  now: Date
  nonce: string
}

/** Headers of a call to Alibaba Cloud: ACS3-HMAC-SHA256, the parameters in the address, nothing in the body. */
export function signForAliyun(call: AliyunCall): Record<string, string> {
  const bodyHash = sha256('')
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': call.now.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  const { lines, names } = canonical(headers)
  const request = ['POST', '/', queryOf(call.params), lines, names, bodyHash].join('\n')
  const signature = hmac(call.secret, `ACS3-HMAC-SHA256\n${sha256(request)}`).toString('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${call.keyId},SignedHeaders=${names},Signature=${signature}`
  return { ...headers, authorization }
}

type TencentCall = {
  host: string
  service: string
  action: string
  version: string
  region: string
  body: string
  keyId: string
  secret: string
  now: Date
}

/** Headers of a call to Tencent Cloud: TC3-HMAC-SHA256 over the JSON body. */
export function signForTencent(call: TencentCall): Record<string, string> {
  const stamp = String(Math.floor(call.now.getTime() / 1000))
  const date = call.now.toISOString().slice(0, 10)
  const type = 'application/json; charset=utf-8'
  const { lines, names } = canonical({ 'content-type': type, host: call.host })
  const request = ['POST', '/', '', lines, names, sha256(call.body)].join('\n')
  const scope = `${date}/${call.service}/tc3_request`
  const key = hmac(hmac(hmac(`TC3${call.secret}`, date), call.service), 'tc3_request')
  const signature = hmac(key, ['TC3-HMAC-SHA256', stamp, scope, sha256(request)].join('\n')).toString('hex')
  return {
    'content-type': type,
    host: call.host,
    'x-tc-action': call.action,
    'x-tc-version': call.version,
    'x-tc-region': call.region,
    'x-tc-timestamp': stamp,
    authorization: `TC3-HMAC-SHA256 Credential=${call.keyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  }
}
