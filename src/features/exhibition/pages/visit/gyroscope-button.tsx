/** Of turning by turning oneself: `missing` when the phone gives no direction. */
export type Gyroscope = 'off' | 'on' | 'missing'

/** Why a phone that is turned turns nothing. */
const lacking = () =>
  isSecureContext
    ? '没有读到这台设备的方向传感器。请允许浏览器使用“动作与方向”，或用手指拖动环视。'
    : '浏览器只在加密地址（https）下提供方向传感器，请用手指拖动环视。'

export function GyroscopeButton({ state, turn }: { state: Gyroscope; turn: (state: Gyroscope) => void }) {
  const on = state === 'on'
  return (
    <>
      <button type="button" className="gyroscope" aria-pressed={on} onClick={() => turn(on ? 'off' : 'on')}>
        重力感应
      </button>
      {state === 'missing' && (
        <p className="stage-note" role="status">
          {lacking()}
        </p>
      )}
    </>
  )
}
