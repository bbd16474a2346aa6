import { BlockList, isIP } from 'node:net'

/** Whether something is an address or a network, as `10.0.3.0/24`. */
export function isProxyPlace(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const version = isIP(address)
  if (!version || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** Who is believed when he says for whom he asks: single addresses, and whole networks of containers. */
export function trusting(places: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const place of places) {
    const [address = '', bits] = place.split('/')
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (kind === 'ipv6' ? 128 : 32) : Number(bits), kind)
  }
  return (address) => {
    const version = isIP(address)
    return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
  }
}
