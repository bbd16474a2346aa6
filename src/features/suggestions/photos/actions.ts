import { Refusal } from '#platform/errors.ts'
import { measurePicture, redrawPicture } from '#platform/pictures.ts'
import { limits } from '../rules.ts'

/** No longer side than this: enough to read a screen or a notice board. */
const longest = 1600

/**
 * Photos drawn anew, under names that say nothing: neither where and with what they were taken goes along, nor how the
 * writer calls his files. @throws Refusal suggestion-photos-many, suggestion-photo-unreadable
 */
export async function redrawnPhotos(given: File[]): Promise<Buffer[]> {
  if (given.length > limits.photos)
    throw new Refusal('invalid', 'suggestion-photos-many', { field: 'files', most: limits.photos })
  const drawn: Buffer[] = []
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const whole = await measurePicture(bytes)
    const scale = whole ? Math.min(1, longest / Math.max(whole.width, whole.height)) : 1
    const made =
      whole &&
      (await redrawPicture(bytes, whole, [{ size: 'photo', width: Math.round(whole.width * scale) }]))
    if (!made?.[0])
      throw new Refusal('invalid', 'suggestion-photo-unreadable', { field: 'files', name: file.name })
    drawn.push(made[0].bytes)
  }
  return drawn
}
