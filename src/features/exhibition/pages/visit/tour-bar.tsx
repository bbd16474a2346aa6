import { hasVoice, type Tour } from './voice.ts'

/** The guided tour: begun, paused and skipped here; its captions are always shown. */
export function TourBar({ tour, onStart }: { tour: Tour; onStart: () => void }) {
  if (!tour.stop)
    return (
      <button type="button" className="tour-start golden" onClick={onStart}>
        语音导览
      </button>
    )
  return (
    <section className="tour" aria-label="语音导览">
      <p aria-live="polite">
        <b>{tour.stop.title}</b>
        {tour.stop.words}
        {!hasVoice() && <small>这台设备没有中文语音，请看字幕。</small>}
      </p>
      <div className="acts">
        <button type="button" className="golden" onClick={tour.playing ? tour.pause : tour.resume}>
          {tour.playing ? '暂停' : '继续'}
        </button>
        <button type="button" onClick={tour.skip}>
          下一处
        </button>
        <button type="button" onClick={tour.end}>
          结束导览
        </button>
      </div>
    </section>
  )
}
