/** So long a browser may take to open a film. */
const patience = 10_000
const widest = 960

const happens = (video: HTMLVideoElement, what: 'loadeddata' | 'seeked') =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(what)), patience)
    video.addEventListener(what, () => resolve(clearTimeout(timer)), { once: true })
    video.addEventListener('error', () => reject(new Error('film')), { once: true })
  })

/** A picture from a little way into a film; null where this browser cannot show it. */
export async function frameOf(film: Blob): Promise<File | null> {
  const video = document.createElement('video')
  const address = URL.createObjectURL(film)
  Object.assign(video, { muted: true, preload: 'auto', playsInline: true, src: address })
  try {
    await happens(video, 'loadeddata')
    const sought = happens(video, 'seeked')
    video.currentTime = Number.isFinite(video.duration) ? Math.min(3, video.duration / 4) : 0.1
    await sought
    return await drawn(video)
  } catch {
    return null
  } finally {
    video.removeAttribute('src')
    URL.revokeObjectURL(address)
  }
}

async function drawn(video: HTMLVideoElement): Promise<File | null> {
  const canvas = document.createElement('canvas')
  const by = Math.min(1, widest / (video.videoWidth || 1))
  canvas.width = Math.round(video.videoWidth * by)
  canvas.height = Math.round(video.videoHeight * by)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return jpeg && new File([jpeg], '画面.jpg', { type: 'image/jpeg' })
}
