import type { MaterialKind } from '../../rules.ts'

/** What stands beside a film or sound. */
export const trackKinds = ['subtitles', 'chapters'] as const
export type TrackKind = (typeof trackKinds)[number]
export const trackKindNames: Record<TrackKind, string> = { subtitles: '字幕', chapters: '章节' }

export const trackLanguages = ['zh', 'en', 'bo', 'ug', 'mn'] as const
export type TrackLanguage = (typeof trackLanguages)[number]
export const trackLanguageNames: Record<TrackLanguage, string> = {
  zh: '中文',
  en: '英文',
  bo: '藏文',
  ug: '维吾尔文',
  mn: '蒙古文',
}

export const trackEndings = ['.vtt', '.srt'] as const
const mostMegabytes = 2
/** A film of three hours has about three thousand pieces of subtitles. */
const mostCues = { subtitles: 20_000, chapters: 200 }

type Why = { code: string; facts: Record<string, string | number> } | null

/** Why a file is not taken beside a material, by its name, its size and what it goes with. */
export function whyNotTrack(material: MaterialKind, file: { name: string; bytes: number }): Why {
  if (material !== 'video' && material !== 'audio') return { code: 'track-material', facts: {} }
  const known = trackEndings.some((ending) => file.name.toLowerCase().endsWith(ending))
  if (!known) return { code: 'track-ending', facts: { name: file.name } }
  return file.bytes > mostMegabytes * 1_048_576
    ? { code: 'track-large', facts: { name: file.name, megabytes: mostMegabytes } }
    : null
}

/** Why what was read of it is not taken. */
export function whyNotCues(kind: TrackKind, name: string, cues: { from: number }[]): Why {
  if (cues.length === 0) return { code: 'track-unread', facts: { name } }
  const most = mostCues[kind]
  if (cues.length > most) return { code: 'track-many', facts: { name, kind: trackKindNames[kind], most } }
  const back = cues.find(({ from }, at) => at > 0 && from < (cues[at - 1]?.from ?? 0))
  return kind === 'chapters' && back ? { code: 'track-order', facts: { name } } : null
}
