# Lays out three network namespaces in a row: client - router - server. The router is the one that runs this.
# Afterwards, PLACE being one of them:
#   on PLACE TRAFFIC...     sends traffic and waits until it has been answered, see traffic.pl
#   serve PLACE TRAFFIC...  starts a server and waits until it listens
#   join GROUP              makes a control group, in which everything runs from now on

export XTABLES_LOCKFILE=$PWD/xtables.lock
held=
group=
trap 'kill $held 2> /dev/null; leave' EXIT

# A namespace exists as long as this process holds it.
hold() {
    local holder
    exec {holder}< <(exec unshare -n bash -c 'echo $$; exec sleep 60')
    read -r -u "$holder" pid
    held="$held $pid"
}

place() { nsenter --net="/proc/${!1}/ns/net" "${@:2}"; }
on() { place "$1" perl "$traffic" "${@:2}"; }

serve() {
    local output ready
    exec {output}< <(exec nsenter --net="/proc/${!1}/ns/net" perl "$traffic" "${@:2}")
    held="$held $!"
    read -r -u "$output" ready
    [[ $ready == ready ]]
}

join() {
    mount -t cgroup2 none /sys/fs/cgroup
    mkdir "/sys/fs/cgroup/$1"
    group=/sys/fs/cgroup/$1
    echo 0 > "$group/cgroup.procs"
}

# A group can be removed when its last process has ended.
leave() {
    [[ -n $group ]] || return 0
    echo 0 > /sys/fs/cgroup/cgroup.procs
    until rmdir "$group" 2> /dev/null; do :; done
}

link() { # place, network of IPv4, network of IPv6
    place "$1" bash -c 'echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad'
    ip link add "$1" type veth peer name router netns "${!1}"
    place "$1" ip link set lo up
    place "$1" ip link set router up
    ip link set "$1" up
    ip addr add "$2.1/24" broadcast + dev "$1"
    ip addr add "$3::1/64" dev "$1" nodad
    place "$1" ip addr add "$2.2/24" broadcast + dev router
    place "$1" ip addr add "$3::2/64" dev router nodad
    place "$1" ip route add default via "$2.1"
    place "$1" ip route add default via "$3::1"
}

router=$$
hold && client=$pid
hold && server=$pid
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
link client 198.51.100 2001:db8:1
link server 203.0.113 2001:db8:2
