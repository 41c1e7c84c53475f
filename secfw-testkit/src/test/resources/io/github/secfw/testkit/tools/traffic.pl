# Sends packets and waits until they have been answered, so that all rules have met them. Dies if they are not.
use strict;
use warnings;
use Errno;
use Socket qw(:DEFAULT :all);

$| = 1;
alarm 20;
my ($what, $host, @arguments) = @ARGV;
my $v6 = $host =~ /:/;

sub at {
    my ($port) = @_;
    return $v6 ? pack_sockaddr_in6($port, inet_pton(AF_INET6, $host)) : pack_sockaddr_in($port, inet_aton($host));
}

sub open_socket {
    my ($type, $protocol) = @_;
    socket(my $socket, $v6 ? AF_INET6 : AF_INET, $type, $protocol // 0) or die "socket: $!";
    setsockopt($socket, SOL_SOCKET, SO_RCVTIMEO, pack('l!l!', 3, 0)) or die "timeout: $!";
    return $socket;
}

sub listener {
    my ($type, $port) = @_;
    my $socket = open_socket($type);
    setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1);
    bind($socket, at($port)) or die "bind: $!";
    return $socket;
}

sub receive {
    my ($socket) = @_;
    defined recv($socket, my $data, 2000, 0) or die "recv: $!";
    return $data;
}

# An echo request, or a packet of the same make under another protocol's number.
sub echo {
    my ($protocol, $type) = @_;
    my $socket = open_socket(SOCK_RAW, $protocol);
    setsockopt($socket, IPPROTO_IP, IP_TTL, 0 + $arguments[0]) if @arguments && !$v6;
    setsockopt($socket, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 0 + $arguments[0]) if @arguments && $v6;
    my $sum = 0xffff - (($type << 8) + 1 + 1);
    send($socket, pack('CCnnn', $type, 0, $sum, 1, 1), 0, at(0)) or die "send: $!";
    return $socket;
}

my %traffic = (
    # A datagram and its answer: data of a server, or an error of the kernel.
    udp => sub {
        my $socket = open_socket(SOCK_DGRAM);
        connect($socket, at($arguments[0])) or die "connect: $!";
        send($socket, 'x', 0) or die "send: $!";
        defined recv($socket, my $data, 9, 0) or $!{ECONNREFUSED} or $!{EHOSTUNREACH} or die "recv: $!";
    },
    udp_server => sub {
        my $socket = listener(SOCK_DGRAM, $arguments[0]);
        print "ready\n";
        my $peer = recv($socket, my $data, 9, 0) or die "recv: $!";
        send($socket, $data, 0, $peer) or die "send: $!";
    },
    # To a group that the sender has joined: it gets a copy of its own.
    multicast => sub {
        my ($port, $interface) = @arguments;
        my $socket = open_socket(SOCK_DGRAM);
        bind($socket, pack_sockaddr_in($port, INADDR_ANY)) or die "bind: $!";
        setsockopt($socket, IPPROTO_IP, IP_ADD_MEMBERSHIP, pack_ip_mreq(inet_aton($host), inet_aton($interface))) or die "join: $!";
        setsockopt($socket, IPPROTO_IP, IP_MULTICAST_IF, inet_aton($interface)) or die "interface: $!";
        send($socket, 'x', 0, at($port)) or die "send: $!";
        receive($socket);
    },
    ping => sub {
        my $socket = echo($v6 ? (58, 128) : (1, 8));
        while (1) {
            my $data = receive($socket);
            my $type = ord substr($data, $v6 ? 0 : 20, 1);
            last if $v6 ? ($type == 129 || $type == 3) : ($type == 0 || $type == 11);
        }
    },
    # The other family's ICMP, by loopback, where the sender itself gets it.
    crossed_ping => sub { receive(echo($v6 ? (1, 8) : (58, 128))) },
    refused => sub {
        my $socket = open_socket(SOCK_STREAM);
        !connect($socket, at($arguments[0])) && $!{ECONNREFUSED} or die "not refused: $!";
    },
    # Reads and answers one byte, then closes first.
    tcp_server => sub {
        my $socket = listener(SOCK_STREAM, $arguments[0]);
        listen($socket, 5) or die "listen: $!";
        print "ready\n";
        accept(my $client, $socket) or die "accept: $!";
        close $socket;
        sysread($client, my $data, 1) or die "read: $!";
        syswrite($client, $data) or die "write: $!";
    },
    # Listens, and accepts nothing.
    deaf_server => sub {
        my $socket = listener(SOCK_STREAM, $arguments[0]);
        listen($socket, 5) or die "listen: $!";
        print "ready\n";
        sleep 20;
    },
    # Waits until the server has closed, then runs a command if there is one, then closes, and waits until that is known.
    tcp => sub {
        my ($port, @command) = @arguments;
        my $socket = open_socket(SOCK_STREAM);
        connect($socket, at($port)) or die "connect: $!";
        syswrite($socket, 'x') or die "write: $!";
        sysread($socket, my $data, 1) or die "read: $!";
        defined sysread($socket, $data, 1) or die "read: $!";
        system(@command) == 0 or die "@command" if @command;
        close $socket;
        my $peer = sprintf '%04X', $port;
        while (1) {
            open(my $sockets, '<', $v6 ? '/proc/self/net/tcp6' : '/proc/self/net/tcp') or die "/proc: $!";
            last unless grep { /^\s*\d+: \S+ \w+:$peer / } <$sockets>;
            select(undef, undef, undef, 0.005);
        }
    },
    # Sends a byte that the kernel acknowledges, and waits for that.
    tcp_unread => sub {
        my $socket = open_socket(SOCK_STREAM);
        connect($socket, at($arguments[0])) or die "connect: $!";
        syswrite($socket, 'x') or die "write: $!";
        while (unpack('L', unacknowledged($socket)) != 0) { select(undef, undef, undef, 0.005) }
    },
);

# SIOCOUTQ: the bytes that have not been acknowledged.
sub unacknowledged {
    my ($socket) = @_;
    my $bytes = pack('L', 0);
    ioctl($socket, 0x5411, $bytes) or die "ioctl: $!";
    return $bytes;
}

($traffic{$what} // die "unknown traffic $what")->();
