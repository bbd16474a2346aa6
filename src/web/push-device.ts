import { ORPCError } from '@orpc/client'
import type { call } from './call.ts'
import { inPractice, keptName } from './ground.ts'

type Given = Omit<Parameters<typeof call.messages.devices.add>[0], 'name'>

const at = keptName('push-device')

/** The number under which notices are turned on in this browser; null when they are not. */
export const deviceHere = (): number | null => Number(localStorage.getItem(at)) || null
export const setDeviceHere = (id: number) => localStorage.setItem(at, String(id))

/** Why this browser can show no notices; null when it can. */
export function whyNoNotices(): string | null {
  if (inPractice) return '演练支部里的消息不会发到设备上，这里不能开启通知。'
  if (!isSecureContext) return '本平台的地址不是 https 开头，浏览器不允许开启通知。请告知管理员。'
  const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  return can
    ? null
    : '这个浏览器不能收通知。请换用新版的 Chrome、Edge、Firefox；苹果手机须先把本平台添加到主屏幕，再从主屏幕打开。'
}

const refused = (message: string) => new ORPCError('CONFLICT', { message })

/**
 * Asks the browser for leave and its push service for an address.
 * @throws ORPCError: shown as what the server refuses
 */
export async function turnOnHere(publicKey: string): Promise<Given> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw refused('浏览器没有准许本平台显示通知。请在浏览器的网站设置里准许“通知”，再试一次。')
  await navigator.serviceWorker.register('/service-worker.js')
  const { pushManager } = await navigator.serviceWorker.ready
  // An address that was given to another key cannot be written to with ours.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    .catch(() => null)
  if (!subscription)
    throw refused('浏览器没有连上它的推送服务（在隔离的内网中常见），不能开启通知。站内信和短信不受影响。')
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
}

/** Gives the address back: nothing comes here any more. */
export async function turnOffHere(): Promise<void> {
  localStorage.removeItem(at)
  const registration = await navigator.serviceWorker?.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

const systems: [RegExp, string][] = [
  [/iPhone|iPad/, '苹果手机'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS/, '苹果电脑'],
]

/** What this device may be called, until its owner calls it otherwise. */
export const usualName = (): string =>
  systems.find(([sign]) => sign.test(navigator.userAgent))?.[1] ?? '这台设备'
