import { describe, expect, it } from 'vitest';
import { base64url_of_bytes, bytes_of_base64url, device_name } from './notify';

describe('keys', () => {
  it('go back and forth', () => {
    for (const text of ['', 'AQ', '-_-_', 'BPh0']) expect(base64url_of_bytes(bytes_of_base64url(text).buffer)).toBe(text);
    expect([...bytes_of_base64url('-_8')]).toEqual([251, 255]);
  });
});

describe('device_name', () => {
  it('says what people know it by', () => {
    expect(device_name('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')).toBe('Firefox · Linux');
    expect(device_name('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36')).toBe('Chrome · Android');
    expect(device_name('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0')).toBe('Edge · Windows');
    expect(device_name('curl')).toBe('');
  });
});
