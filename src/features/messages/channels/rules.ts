import type { Channel } from '../rules.ts'

/** How each channel may be reached. `secret`: what is kept sealed and never shown. */
export type Setting = {
  name: string
  title: string
  optional?: true
  kind?: 'number' | 'flag' | 'address' | 'mail' | 'services'
}
export type Adapter = {
  name: string
  title: string
  settings: readonly Setting[]
  secret: string | null
  calledBack: boolean
}

const signature: Setting = { name: 'signature', title: '短信签名' }

const mailServer: readonly Setting[] = [
  { name: 'host', title: '服务器地址' },
  { name: 'port', title: '端口', kind: 'number' },
  { name: 'secure', title: '一开始就加密（SSL，通常是 465 端口）', kind: 'flag' },
  { name: 'sender', title: '发件邮箱', kind: 'mail' },
]

export const adapters: Record<Channel, readonly Adapter[]> = {
  sms: [
    {
      name: 'outbox',
      title: '不外发（只在发件箱中显示）',
      settings: [signature],
      secret: null,
      calledBack: false,
    },
    {
      name: 'exchange',
      title: '随摆渡包交外网平台发送（只送号码、模板和参数）',
      settings: [signature],
      secret: null,
      calledBack: false,
    },
    {
      name: 'cmpp',
      title: '运营商网关（CMPP）',
      settings: [
        signature,
        { name: 'host', title: '网关地址' },
        { name: 'port', title: '端口', kind: 'number' },
        { name: 'account', title: '企业代码' },
        { name: 'version', title: '协议版本（2 或 3）', kind: 'number' },
        { name: 'serviceId', title: '业务代码' },
        { name: 'source', title: '接入号' },
        { name: 'checkGateway', title: '核验网关身份', kind: 'flag' },
      ],
      secret: '共享密钥',
      calledBack: false,
    },
    {
      name: 'smpp',
      title: '短信中心（SMPP）',
      settings: [
        signature,
        { name: 'host', title: '网关地址' },
        { name: 'port', title: '端口', kind: 'number' },
        { name: 'systemId', title: '账号' },
        { name: 'systemType', title: '系统类型', optional: true },
        { name: 'source', title: '接入号' },
        { name: 'withCountry', title: '号码带国家代码', kind: 'flag' },
      ],
      secret: '密码',
      calledBack: false,
    },
    {
      name: 'aliyun',
      title: '阿里云短信',
      settings: [
        signature,
        { name: 'address', title: '接口地址', kind: 'address' },
        { name: 'keyId', title: 'AccessKey ID' },
      ],
      secret: 'AccessKey Secret',
      calledBack: true,
    },
    {
      name: 'tencent',
      title: '腾讯云短信',
      settings: [
        signature,
        { name: 'address', title: '接口地址', kind: 'address' },
        { name: 'keyId', title: 'SecretId' },
        { name: 'application', title: '应用 ID' },
        { name: 'region', title: '地域' },
      ],
      secret: 'SecretKey',
      calledBack: true,
    },
    {
      name: 'http',
      title: '其他网关（HTTP）',
      settings: [signature, { name: 'address', title: '接口地址', kind: 'address' }],
      secret: '授权请求头',
      calledBack: true,
    },
  ],
  mail: [
    {
      name: 'smtp',
      title: '邮件服务器（登录后发送）',
      settings: [...mailServer, { name: 'user', title: '账号' }],
      secret: '密码或授权码',
      calledBack: false,
    },
    {
      name: 'relay',
      title: '单位内部邮件中继（不用登录）',
      settings: mailServer,
      secret: null,
      calledBack: false,
    },
  ],
  push: [
    {
      name: 'vapid',
      title: '浏览器厂商的推送服务',
      settings: [
        { name: 'title', title: '通知标题' },
        { name: 'contact', title: '联系邮箱（告诉推送服务）', kind: 'mail' },
        { name: 'services', title: '准许的推送服务', kind: 'services' },
      ],
      secret: null,
      calledBack: false,
    },
  ],
}

export const adapterOf = (channel: Channel, name: string): Adapter | null =>
  adapters[channel].find((one) => one.name === name) ?? null

export type Settings = Record<string, string | number | boolean>
type Fault = { code: string; facts: Record<string, string | number> }

/** Why a channel cannot be reached so; each fault with its field. */
export function whyNotSettings(
  channel: Channel,
  given: { adapter: string; settings: Settings; secret: boolean },
): Fault | null {
  const adapter = adapterOf(channel, given.adapter)
  if (!adapter) return { code: 'channel-adapter-unknown', facts: { field: 'adapter' } }
  const stranger = Object.keys(given.settings).find(
    (name) => !adapter.settings.some((one) => one.name === name),
  )
  if (stranger)
    return { code: 'channel-setting-unknown', facts: { field: `settings.${stranger}`, name: stranger } }
  for (const setting of adapter.settings) {
    const fault = whyNotSetting(setting, given.settings[setting.name])
    if (fault) return { code: fault, facts: { field: `settings.${setting.name}`, title: setting.title } }
  }
  return adapter.secret && !given.secret
    ? { code: 'channel-secret-missing', facts: { field: 'secret', title: adapter.secret } }
    : null
}

function whyNotSetting(
  { name, kind, optional }: Setting,
  value: Settings[string] | undefined,
): string | null {
  if (value === undefined || value === '') return optional ? null : 'channel-setting-missing'
  if (kind === 'flag') return typeof value === 'boolean' ? null : 'channel-setting-flag'
  if (kind === 'number') {
    const fits = Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536
    return fits && (name !== 'version' || value === 2 || value === 3) ? null : 'channel-setting-number'
  }
  if (typeof value !== 'string') return 'channel-setting-text'
  if (kind === 'address') return /^https?:\/\/[^\s/?#]+/.test(value) ? null : 'channel-setting-address'
  if (kind === 'mail') return /^[^@\s<>]+@[^@\s<>]+$/.test(value) ? null : 'channel-setting-mail'
  if (kind === 'services') {
    const named = servicesIn(value)
    return named.length > 0 && named.every((one) => service.test(one)) ? null : 'channel-setting-services'
  }
  if (name === 'account' && !/^[\x21-\x7e]{6}$/.test(value)) return 'channel-setting-account'
  return value.length <= 100 && !/[【】]/.test(value) ? null : 'channel-setting-text'
}

/** A host whose https addresses and those of hosts below it may be written to; or one origin, word for word. */
const service = /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/
const servicesIn = (value: string) => value.split(/[\s,，、]+/).filter(Boolean)

/**
 * Whether a browser's address is at a push service that the house allows: whoever has an account gives it, and it shall
 * lead nowhere else.
 */
export function isAllowedService(address: string, services: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  return (
    url !== null &&
    servicesIn(services).some((one) =>
      one.includes('://')
        ? url.origin === one
        : url.protocol === 'https:' && (url.host === one || url.host.endsWith(`.${one}`)),
    )
  )
}

/** What holds until somebody sets another: nothing leaves the house. */
export const usualChannel = {
  sms: {
    adapter: 'outbox',
    enabled: true,
    settings: { signature: '支部' } as Settings,
    perMinute: 600,
    perNumberHour: 5,
    priceMilliyuan: 0,
  },
  mail: {
    adapter: 'smtp',
    enabled: false,
    settings: {} as Settings,
    perMinute: 60,
    perNumberHour: 20,
    priceMilliyuan: 0,
  },
  // Push services are the browser makers': not to be reached from a network of its own.
  push: {
    adapter: 'vapid',
    enabled: false,
    settings: {
      title: '支部',
      services: 'fcm.googleapis.com updates.push.services.mozilla.com web.push.apple.com notify.windows.com',
    } as Settings,
    perMinute: 600,
    perNumberHour: 20,
    priceMilliyuan: 0,
  },
} as const

/** 元 of so many parts, in thousandths. */
export const costOf = (parts: number, priceMilliyuan: number) => parts * priceMilliyuan
