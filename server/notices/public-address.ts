import { BlockList, isIP } from 'node:net';

/** Of this machine, of this network, or of nobody (RFC 6890). IPv4 written as IPv6 (`::ffff:10.0.0.1`) is judged as IPv4. */
const PRIVATE_V4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
const PRIVATE_V6 =
  '::/128 ::1/128 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8';

const reserved = new BlockList();
for (const [list, family] of [
  [PRIVATE_V4, 'ipv4'],
  [PRIVATE_V6, 'ipv6'],
] as const)
  for (const net of list.split(' ')) {
    const [address, bits] = net.split('/');
    reserved.addSubnet(address!, Number(bits), family);
  }

/** Whether an address is out in the world. Example: `isPublicAddress('192.168.1.7')` is false. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !reserved.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
