import { type LookupAddress, lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

type Range = [address: string, bits: number, family: 'ipv4' | 'ipv6']

const listOf = (ranges: readonly Range[]) => {
  const list = new BlockList()
  for (const [address, bits, family] of ranges) list.addSubnet(address, bits, family)
  return (address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** What no other system has: nothing, this link only and where else clouds tell their secrets, multicast. */
const nobody: Range[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  ['::ffff:0:0', 104, 'ipv6'],
  ['::ffff:a9fe:0', 112, 'ipv6'],
  ['::ffff:6464:64c8', 128, 'ipv6'],
]

/** What is inside of a house: this machine, private networks, and what is translated to them. IPv4 written as IPv6 is looked at as IPv4. */
const inside: Range[] = [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2002::', 16, 'ipv6'],
]

export const isNobodys = listOf(nobody)
/** Not an address of the public network. */
export const isNotPublic = listOf([...nobody, ...inside])

/** Resolves a name and refuses it (`EFORBIDDEN`) when any of its addresses is refused; the connection goes to what was looked at. */
export const lookupRefusing =
  (refused: (address: string) => boolean): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const addresses = found as unknown as LookupAddress[]
      if (error) return done(error, '', 4)
      const [first] = addresses
      if (!first || addresses.some(({ address }) => refused(address)))
        return done(Object.assign(new Error('forbidden'), { code: 'EFORBIDDEN' }), '', 4)
      if (options.all) return done(null, addresses as never, 4)
      done(null, first.address, first.family)
    })
  }
