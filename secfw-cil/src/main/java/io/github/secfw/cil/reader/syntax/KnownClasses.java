package io.github.secfw.cil.reader.syntax;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The object classes other than {@code packet} that the kernel and well-known programs check ({@code classmap.h}, and
 * {@code security_classes} of the reference policy). Modules do not declare them. Any other class that a module does not declare
 * may be a class map of the base policy that stands for packets.
 */
public final class KnownClasses {

    private static final String NAMES = """
            alg_socket anon_inode appletalk_socket association atmpvc_socket atmsvc_socket ax25_socket binder blk_file
            bluetooth_socket bpf caif_socket can_socket cap2_userns cap_userns capability capability2 chr_file context
            db_blob db_column db_database db_exception db_datatype db_language db_procedure db_schema db_sequence db_table
            db_tuple db_view dbus dccp_socket decnet_socket dir fd fifo_file file filesystem icmp_socket ieee802154_socket
            infiniband_endport infiniband_pkey io_uring ipc ipx_socket irda_socket isdn_socket iucv_socket kcm_socket
            kernel_service key key_socket llc_socket lnk_file lockdown mctp_socket memfd_file memprotect msg msgq netif
            netlink_audit_socket netlink_connector_socket netlink_crypto_socket netlink_dnrt_socket
            netlink_fib_lookup_socket netlink_firewall_socket netlink_generic_socket netlink_ip6fw_socket
            netlink_iscsi_socket netlink_kobject_uevent_socket netlink_netfilter_socket netlink_nflog_socket
            netlink_rdma_socket netlink_route_socket netlink_scsitransport_socket netlink_selinux_socket netlink_socket
            netlink_tcpdiag_socket netlink_xfrm_socket netrom_socket nfc_socket node nscd obsolete_netlink_firewall_socket
            obsolete_netlink_ip6fw_socket packet_socket passwd peer perf_event phonet_socket pppox_socket process process2
            proxy qipcrtr_socket rawip_socket rds_socket rose_socket rxrpc_socket sctp_socket security sem service shm
            smc_socket sock_file socket system tcp_socket tipc_socket tun_socket udp_socket unix_dgram_socket
            unix_stream_socket user_namespace vsock_socket x25_socket x_application_data x_client x_colormap x_cursor
            x_device x_drawable x_event x_extension x_font x_gc x_keyboard x_pointer x_property x_resource x_screen
            x_selection x_server x_synthetic_event xdp_socket
            """;

    private final Set<String> names = Arrays.stream(NAMES.split("\\s+")).collect(Collectors.toUnmodifiableSet());

    public boolean has(String name) {
        return names.contains(name);
    }
}
