/** Passwords of ten characters and more that are tried before all others, in small letters. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 123456789a a123456789 123456789q q123456789 aa123456789
  123456789abc abc123456789 abc1234567 abcd123456 abcdefghij abcdefghijk abcdef1234 a1234567890 1234567890a 1234554321
  1212121212 1231231231 1231231234 1122334455 1020304050 1029384756 1357924680 2468013579 123321123321 123123123123
  147258369a 1472583690 5201314520 1314520520 woaini1314 woaini5201314 woaini520520 qwertyuiop qwertyuiop1 qwertyuiop123
  qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwertyasdf qwerasdfzxcv qweasdzxc123 qazwsxedcr qazwsxedcrfv qazwsx1234
  1qaz2wsx3edc 1qaz2wsx3e 1qazxsw23edc zaq12wsxcde3 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 1234qwerasdf 1234qwer5678
  asdfghjkl1 asdfghjkl123 asdfghjkl; asdf1234567 asdfasdfasdf zxcvbnm123 zxcvbnm1234 zxcvbnm,./ zxcvbnmasdf poiuytrewq
  mnbvcxzlkj password12 password123 password1234 password12345 password01 password00 password11 password!1 password@1
  password@123 passw0rd123 p@ssw0rd123 p@ssword123 p@ssw0rd12 pa$$word123 mypassword mypassword1 passwordpassword
  newpassword newpassword1 changeme123 changeme12 letmein123 letmein1234 welcome123 welcome1234 welcome2024 welcome2025
  welcome2026 administrator administrator1 admin12345 admin123456 admin1234567 adminadmin adminadmin1 rootroot12 superman123
  iloveyou12 iloveyou123 iloveyou1234 ilovemyself sunshine12 sunshine123 princess12 princess123 football12 football123
  baseball12 baseball123 basketball monkey1234 dragon1234 dragon12345 master1234 charlie123 michael123 jennifer12 whatever12
  computer12 computer123 internet12 trustno1trustno1 thequickbrownfox correcthorsebatterystaple callcenter callcenter1
  callcentre callcentre1 callcenter123 callcentre123 floorcast1 floorcast12 floorcast123 floorcast1234 wallboard1 wallboard123`
    .split(/\s+/)
    .filter((password) => password !== ''),
);
