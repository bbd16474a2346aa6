/** Which way an exhibition is shown, and why: all round, as a room to walk in, or as pictures and words. */
export const ways = ['panorama', 'room', 'pictures'] as const
export type Way = (typeof ways)[number]
export type Why = 'choice' | 'no-drawing' | 'slow' | 'lost' | 'still' | 'data' | 'uploaded'

/** The honest sentence above the pictures. */
export const whySentences: Record<Why, string> = {
  choice: '您选择了图文方式。展品和文字与全景展厅完全相同。',
  'no-drawing':
    '这个浏览器没有提供三维绘图（WebGL），不能显示全景展厅，所以改用图片和文字；展品和文字完全相同。',
  slow: '这台设备没有图形加速，全景画面转动太慢，所以改用图片和文字；展品和文字完全相同。',
  lost: '浏览器收回了三维绘图的资源（常见于内存不足），全景展厅中断了，所以改用图片和文字；展品和文字完全相同。',
  still: '您的系统设置了“减少动态效果”，所以先用图片和文字；展品和文字与全景展厅完全相同。',
  data: '您开启了流量节省，所以先用图片和文字；展品和文字与全景展厅完全相同。',
  uploaded: '这个展览还没有全景图，请看图片和文字。',
}

export type Device = {
  draws: boolean
  /** Drawn by the processor instead of a graphics card. */
  software: boolean
  /** The widest picture that can be painted onto something. */
  widest: number
  still: boolean
  saving: boolean
}

/** Why an exhibition is shown as pictures at first; null when it is shown all round. */
export function whyPictures(device: Device, chosen: Way | null, hasPanoramas: boolean): Why | null {
  if (!hasPanoramas) return 'uploaded'
  if (!device.draws) return 'no-drawing'
  if (chosen === 'pictures') return 'choice'
  if (chosen) return null
  if (device.still) return 'still'
  return device.saving ? 'data' : null
}

/** Only whoever draws by the processor and is slow as well is sent on to the pictures; a card that stumbles once is not. */
export const isTooSlow = (device: Device, frame: number): boolean => device.software && frame > 260

/** Whether the room to walk in is offered: it draws without a pause. */
export const offersRoom = (device: Device): boolean => device.draws && !device.software

const softly = /swiftshader|llvmpipe|software|basic render|softpipe/i

let known: Device | undefined

/** Asked of the device once: every asking opens a window into the graphics card and closes it again. */
export const deviceNow = (): Device => {
  known ??= askDevice()
  return known
}

function askDevice(): Device {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  const context = contextNow()
  const told = context?.getExtension('WEBGL_debug_renderer_info')
  const renderer = context
    ? String(context.getParameter(told?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER))
    : ''
  const widest = context ? Number(context.getParameter(context.MAX_TEXTURE_SIZE)) : 0
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return {
    draws: context !== null,
    software: softly.test(renderer),
    widest,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    saving: connection?.saveData === true,
  }
}

function contextNow(): WebGL2RenderingContext | null {
  try {
    return document.createElement('canvas').getContext('webgl2')
  } catch {
    return null
  }
}
