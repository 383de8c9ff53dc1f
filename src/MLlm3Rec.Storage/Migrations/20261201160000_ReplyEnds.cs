using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MLlm3Rec.Storage.Schema;

#nullable disable

namespace MLlm3Rec.Storage.Migrations
{
    /// <summary>Why a reply ends where it ends was forgotten with it.</summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261201160000_ReplyEnds")]
    public sealed class ReplyEndColumn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<string>(name: "End", table: "Replies", type: "TEXT", nullable: false, defaultValue: "Whole");
    }
}
